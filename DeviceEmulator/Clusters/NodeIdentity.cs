using Sep.Codec.Clusters.Basic;

namespace DeviceEmulator.Clusters;

/// <summary>What a node says of itself in its Basic cluster.</summary>
/// <param name="Manufacturer">At most 32 octets of UTF-8.</param>
/// <param name="Model">At most 32 octets of UTF-8.</param>
/// <param name="DateCode">At most 16 octets, of which the first 8 are YYYYMMDD; empty for none.</param>
/// <param name="ZclVersion">1 or 3 in devices of SE 1.0 and 1.1.</param>
public sealed record NodeIdentity(
    string Manufacturer, string Model, PowerSource PowerSource = PowerSource.MainsSinglePhase, byte ZclVersion = 1, byte ApplicationVersion = 1,
    byte StackVersion = 2, byte HardwareVersion = 1, string DateCode = "");
