namespace Han.Tests.EndToEnd;

/// <summary>What came of one run.</summary>
/// <param name="Class">How far the work had come when the kill hit, as the database says.</param>
/// <param name="Open">Targets open at the kill, or at the last one of several.</param>
/// <param name="Kills">Processes killed before their work was done.</param>
/// <param name="Acknowledged">Requests acknowledged before the first kill.</param>
/// <param name="StoredUnacknowledged">Requests that the first kill found stored and not yet acknowledged.</param>
/// <param name="Rows">Rows of the final log.</param>
/// <param name="Problem">What is wrong, or null when the log is the uninterrupted one, row for row.</param>
internal sealed record KillResult(
    ulong Seed, KillMoment Moment, string Class, int Open, int Kills, int Acknowledged, int StoredUnacknowledged, int Rows, string? Problem)
{
    public override string ToString() =>
        $"seed {Seed}: aimed at {Moment}, hit '{Class}' with {Open} targets open, {Kills} kills, {Acknowledged} acknowledged, "
        + $"{StoredUnacknowledged} stored only, {Rows} rows: {Problem ?? "equal"}";
}
