using DeviceEmulator.Time;

namespace DeviceEmulator.Devices;

/// <summary>Hears that a device begins or ceases to do what an event asks.</summary>
internal interface IControlWatcher
{
    void OnControlChanged(MarketTime now);
}
