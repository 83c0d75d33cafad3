namespace Han.Tests.Home.LongRuns;

/// <summary>Invariants that a long run found broken: how many, and the first ones in words.</summary>
internal sealed class Findings
{
    /// <summary>So many are kept in words.</summary>
    public const int Capacity = 32;

    private readonly List<string> _first = [];

    public long Count { get; private set; }

    /// <summary>The first ones.</summary>
    public IReadOnlyList<string> First => _first;

    public void Add(string broken)
    {
        Count++;
        if (_first.Count < Capacity)
        {
            _first.Add(broken);
        }
    }
}
