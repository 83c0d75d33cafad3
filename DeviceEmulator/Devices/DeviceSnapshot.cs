using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>What an in-home device shows at a moment: one line of a table for people.</summary>
/// <param name="Clock">What its own clock shows.</param>
/// <param name="Price">In force; null for none, or for a device without a display.</param>
/// <param name="Text">On the display; null for none.</param>
/// <param name="Event">Under way, else the next to come; null for none.</param>
/// <param name="CoolingSetPoint">In force, 0.01 C; null for a device that has none.</param>
/// <param name="HeatingSetPoint">In force, 0.01 C; null for a device that has none.</param>
/// <param name="Temperature">Degrees Celsius of what it keeps warm or cool: the house, the tank; null for a device that keeps nothing.</param>
/// <param name="DemandWatts">What it draws.</param>
/// <param name="IdentifySeconds">How long it still identifies itself; 0 when it does not.</param>
/// <param name="Meter">What it read from the meter; null for nothing.</param>
public sealed record DeviceSnapshot(
    Eui64 Address, DeviceKind Kind, ShownStatus Status, MarketTime Clock, ShownPrice? Price, ShownText? Text, ShownEvent? Event, short? CoolingSetPoint,
    short? HeatingSetPoint, double? Temperature, int DemandWatts, ushort IdentifySeconds, MeterReading? Meter);
