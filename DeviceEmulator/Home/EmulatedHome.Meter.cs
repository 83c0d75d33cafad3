using DeviceEmulator.Devices;
using DeviceEmulator.Metering;

namespace DeviceEmulator.Home;

// What the meter counts.
public sealed partial class EmulatedHome
{
    private readonly Weather _weather;

    private ElectricMeter NewMeter(MeterOptions? options = null) => new(Agenda, new LoadShape(_options.Seed, _options.Esi, _weather), options);

    /// <summary>A meter that comes new from the shelf: its register begins at nothing, and it knows nothing of the past.</summary>
    private ElectricMeter ExchangedMeter()
    {
        foreach (HomeDevice device in _devices)
        {
            Meter.Remove(device.Application.Load, device.Application.IsClimate);
        }

        ElectricMeter meter = NewMeter(new MeterOptions(History: TimeSpan.Zero, InitialKilowattHours: 0));
        foreach (HomeDevice device in _devices)
        {
            meter.Add(device.Application.Load, device.Application.IsClimate);
        }

        return meter;
    }

    /// <summary>An application takes the place of another one, or of none.</summary>
    private void Reckon(InHomeDevice application, InHomeDevice? before)
    {
        if (before is not null)
        {
            Meter.Remove(before.Load, before.IsClimate);
        }

        Meter.Add(application.Load, application.IsClimate);
    }
}
