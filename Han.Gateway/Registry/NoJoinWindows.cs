using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Gateway.Registry;

/// <summary>Where nothing provisions, no window is ever open.</summary>
public sealed class NoJoinWindows : IJoinWindows
{
    public MarketTime? EndOf(Eui64 esi, MarketTime at) => null;
}
