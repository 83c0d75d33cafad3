using DeviceEmulator.Clusters;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// A charger of an electric vehicle (SE device 0x0504, class electric vehicle): the car comes home in the evening and is charged with 7.2 kW until
/// its battery is full. An event interrupts or slows the charging.
/// </summary>
public sealed class EvCharger(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec, DeviceOptions? options = null)
    : InHomeDevice(bench, aps, esi, spec, options, Make(bench, esi, spec, options ?? DeviceOptions.Default))
{
    private const int Watts = 7200;
    private const int Standby = 5;

    private static readonly DailyJob Commuting = new(EarliestHour: 17, Hours: 3, LeastWattHours: 8_000, MostWattHours: 30_000, Share: 0.9);

    private readonly Agenda _agenda = bench.Agenda;

    /// <summary>Watt-hours that the car still wants.</summary>
    public double WattHoursToGo => ((JobLoad)Load).LeftAt(_agenda.Now);

    /// <summary>A car is plugged in now.</summary>
    /// <param name="wattHours">What it wants, 0 or more; at most what a day's car would.</param>
    public void PlugIn(int wattHours) => GiveWork(wattHours);

    private static Parts Make(DeviceBench bench, Eui64 esi, DeviceSpec spec, DeviceOptions options) => new(
        new NodeIdentity("Emulated Homes", "EV charger 32 A"),
        options.Load ?? new JobLoad(bench.Agenda.Now, options.Job ?? Commuting, bench.Seed, spec.Address, options.RatedWatts ?? Watts, Standby),
        (own, aps) => new SwitchedLoadClient(own, aps, esi, spec));
}
