using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Gateway.Registry;

/// <summary>Until when ESIs let devices join.</summary>
public interface IJoinWindows
{
    /// <summary>The end of an ESI's join window; null when it is not open at that moment.</summary>
    MarketTime? EndOf(Eui64 esi, MarketTime at);
}
