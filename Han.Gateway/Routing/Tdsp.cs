namespace Han.Gateway.Routing;

/// <summary>A transmission and distribution service provider (utility) as the market names it. One object each: compared by reference.</summary>
public sealed class Tdsp(string name, string duns, IReadOnlyList<string> esiIdPrefixes, int esiIdLength, string meterSuffix)
{
    /// <summary>Its name; also the name of its head-end's profile.</summary>
    public string Name { get; } = name;

    /// <summary>9 or 13 digits, kept as text: leading zeros matter.</summary>
    public string Duns { get; } = duns;

    /// <summary>"10" and the five-digit DOE number; the first one is used for new premises.</summary>
    public IReadOnlyList<string> EsiIdPrefixes { get; } = esiIdPrefixes;

    /// <summary>17, or 22 at CenterPoint.</summary>
    public int EsiIdLength { get; } = esiIdLength;

    /// <summary>What its meter serial numbers end in.</summary>
    public string MeterSuffix { get; } = meterSuffix;

    public override string ToString() => Name;
}
