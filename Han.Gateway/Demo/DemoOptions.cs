namespace Han.Gateway.Demo;

/// <summary>What the demonstration is asked to do.</summary>
/// <param name="Addresses">1 to 10,000.</param>
/// <param name="Seed">Decides delays, outages and users: the same seed gives the same log.</param>
/// <param name="Directory">Where database, log and ledger go; emptied first.</param>
public sealed record DemoOptions(int Addresses, ulong Seed, string Directory)
{
    /// <summary>Settings over those of files and environment: which database, and how to reach it.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Leaves the schema that the demonstration makes on a PostgreSQL server.</summary>
    public bool KeepStore { get; init; }
}
