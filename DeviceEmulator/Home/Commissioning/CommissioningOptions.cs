using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Home.Commissioning;

/// <summary>Who wants to join, and for what.</summary>
/// <param name="Address">The device.</param>
/// <param name="Key">The link key of its installation code.</param>
/// <param name="Servers">The clusters whose servers it looks for at the ESI, to be bound to them.</param>
/// <param name="Seed">Of its waits.</param>
public sealed record CommissioningOptions(Eui64 Address, LinkKey Key, IReadOnlyList<ClusterId> Servers, ulong Seed)
{
    public CommissioningTimes Times { get; init; } = CommissioningTimes.Default;
}
