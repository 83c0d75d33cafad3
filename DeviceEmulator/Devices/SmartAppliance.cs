using DeviceEmulator.Clusters;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// A smart appliance (SE device 0x0505), a clothes dryer: some evenings it has a load to dry, which an event defers or slows. It shows prices and
/// texts.
/// </summary>
public sealed class SmartAppliance(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec, DeviceOptions? options = null)
    : InHomeDevice(bench, aps, esi, spec, options, Make(bench, esi, spec, options ?? DeviceOptions.Default))
{
    private const int Watts = 2800;
    private const int Standby = 3;

    private static readonly DailyJob Drying = new(EarliestHour: 17, Hours: 5, LeastWattHours: 1_800, MostWattHours: 4_200, Share: 0.7);

    private static Parts Make(DeviceBench bench, Eui64 esi, DeviceSpec spec, DeviceOptions options) => new(
        new NodeIdentity("Emulated Homes", "Dryer"),
        options.Load ?? new JobLoad(bench.Agenda.Now, options.Job ?? Drying, bench.Seed, spec.Address, options.RatedWatts ?? Watts, Standby),
        (own, aps) => new SwitchedLoadClient(own, aps, esi, spec), HasDisplay: true);
}
