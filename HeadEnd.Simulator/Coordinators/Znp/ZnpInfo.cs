using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>What a chip says about itself.</summary>
/// <param name="Version">Its firmware.</param>
/// <param name="Capabilities">Its subsystems, a bit each.</param>
/// <param name="Address">Its EUI-64.</param>
/// <param name="State">What it is in its network.</param>
public sealed record ZnpInfo(SysVersionAnswer Version, ushort Capabilities, Eui64 Address, ZnpDeviceState State)
{
    public override string ToString() =>
        $"{Address}, product {Version.Product}, version {Version.Major}.{Version.Minor}.{Version.Maintenance}{(Version.Revision is uint revision ? $", revision {revision}" : "")}, capabilities 0x{Capabilities:X4}, {State}";
}
