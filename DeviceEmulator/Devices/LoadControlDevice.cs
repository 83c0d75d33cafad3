using DeviceEmulator.Clusters;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Metering;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// A load control device (SE device 0x0504): a switch before a water heater (4.5 kW, a tank that is used through the day) or, of the class of pool
/// pumps, before a pump (1.5 kW, some hours a day). It follows duty cycle and load adjustment.
/// </summary>
public sealed class LoadControlDevice(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec, DeviceOptions? options = null)
    : InHomeDevice(bench, aps, esi, spec, options, Make(bench, esi, spec, options ?? DeviceOptions.Default))
{
    private const int HeaterWatts = 4500;
    private const int PumpWatts = 1500;
    private const int Standby = 2;

    private static readonly DailyJob PumpJob = new(EarliestHour: 9, Hours: 3, LeastWattHours: 9_000, MostWattHours: 13_500);

    private static Parts Make(DeviceBench bench, Eui64 esi, DeviceSpec spec, DeviceOptions options)
    {
        MarketTime now = bench.Agenda.Now;
        bool isPump = (spec.DeviceClass & DeviceClass.PoolPumpSpaJacuzzi) != 0;
        Load load = options.Load ?? (isPump
            ? new JobLoad(now, options.Job ?? PumpJob, bench.Seed, spec.Address, options.RatedWatts ?? PumpWatts, Standby)
            : new TankLoad(now, bench.Seed, spec.Address, options.RatedWatts ?? HeaterWatts));
        return new Parts(
            new NodeIdentity("Emulated Homes", isPump ? "Load switch, pump" : "Load switch, heater"), load,
            (own, aps) => new SwitchedLoadClient(own, aps, esi, spec));
    }
}
