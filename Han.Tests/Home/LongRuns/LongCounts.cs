namespace Han.Tests.Home.LongRuns;

/// <summary>What happened in a long run.</summary>
/// <param name="Events">Events sent.</param>
/// <param name="Reports">Reports of devices.</param>
/// <param name="Steady">Pairs of event and device of which the whole course was due: the device had power, range and its network all the time.</param>
/// <param name="Unsteady">The other pairs.</param>
/// <param name="Frames">Frames on the air; 0 at application fidelity.</param>
/// <param name="Incidents">Power cuts, losses of memory, devices carried away, key switches.</param>
internal readonly record struct LongCounts(long Events, long Reports, long Steady, long Unsteady, long Frames, long Incidents)
{
    public static LongCounts operator +(in LongCounts a, in LongCounts b) => new(
        a.Events + b.Events, a.Reports + b.Reports, a.Steady + b.Steady, a.Unsteady + b.Unsteady, a.Frames + b.Frames, a.Incidents + b.Incidents);
}
