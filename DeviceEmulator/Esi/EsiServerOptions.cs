using DeviceEmulator.Clusters;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Esi;

/// <summary>How the servers of a single home's ESI are set up.</summary>
/// <param name="Revision">What the ESI knows: commands and attributes of later revisions are unsupported.</param>
/// <param name="Mirrors">How many meters that sleep it can stand in for, 0..8.</param>
public sealed record EsiServerOptions(SepRevision Revision = SepRevision.Se11, int Mirrors = 3)
{
    public const int MostMirrors = 8;

    /// <summary>What it says of itself.</summary>
    public NodeIdentity Identity { get; init; } = new("Emulated Meters", "ESI 500");

    /// <summary>Of these the ESI honours a clock that is off.</summary>
    public Faults.Faults Faults { get; init; } = DeviceEmulator.Faults.Faults.None;
}
