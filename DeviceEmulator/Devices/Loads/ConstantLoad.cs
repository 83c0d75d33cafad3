using DeviceEmulator.Time;

namespace DeviceEmulator.Devices.Loads;

/// <summary>A load that draws the same whenever it has power, whatever an event asks.</summary>
/// <param name="watts">Its power.</param>
internal sealed class ConstantLoad(MarketTime from, int watts) : DeviceLoad(from)
{
    protected override (int Watts, long Until) Plan(long at, double share) => (watts, long.MaxValue);
}
