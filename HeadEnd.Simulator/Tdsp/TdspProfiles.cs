using HeadEnd.Simulator.Ams;

namespace HeadEnd.Simulator.Tdsp;

/// <summary>The five TDSPs. A new one, or a quirk of one, is a value here.</summary>
public static class TdspProfiles
{
    public static TdspProfile Oncor { get; } = new("Oncor", AmsProfile.Mesh);

    public static TdspProfile CenterPoint { get; } = new("CenterPoint", AmsProfile.Mesh);

    public static TdspProfile AepTexasCentral { get; } = new("AEP Texas Central", AmsProfile.Mesh);

    public static TdspProfile AepTexasNorth { get; } = new("AEP Texas North", AmsProfile.Mesh);

    public static TdspProfile Tnmp { get; } = new("TNMP", AmsProfile.Cellular);

    public static IReadOnlyList<TdspProfile> All { get; } = [Oncor, CenterPoint, AepTexasCentral, AepTexasNorth, Tnmp];

    /// <exception cref="ArgumentException">There is no such TDSP.</exception>
    public static TdspProfile ByName(string name) =>
        All.FirstOrDefault(p => p.Name == name) ?? throw new ArgumentException($"There is no TDSP '{name}'.", nameof(name));
}
