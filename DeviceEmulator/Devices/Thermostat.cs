using DeviceEmulator.Clusters;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Metering;
using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// A programmable communicating thermostat (SE device 0x0503) with the house and the heat pump that it governs, and a display. Set points, offsets
/// and duty cycle of an event act on the house; its temperature and the demand follow.
/// </summary>
public sealed class Thermostat : InHomeDevice
{
    /// <summary>0.01 C.</summary>
    private const int UsualGap = 200;

    private readonly HvacLoad _hvac;
    private readonly ThermostatClient _client;
    private readonly DeviceBench _bench;

    public Thermostat(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec, DeviceOptions? options = null)
        : base(bench, aps, esi, spec, options, Make(bench, esi, spec, options ?? DeviceOptions.Default))
    {
        _bench = bench;
        _hvac = (HvacLoad)Load;
        _client = (ThermostatClient)LoadControl!;
    }

    /// <summary>The user's own set points, 0.01 C; an event's are not among them.</summary>
    public (short Cooling, short Heating) OwnSetPoints => (_client.OwnCoolingSetPoint, _client.OwnHeatingSetPoint);

    /// <summary>The user turns the knob. A running event keeps what it has set.</summary>
    /// <param name="cooling">0.01 C.</param>
    /// <param name="heating">0.01 C, at least one degree below the other.</param>
    /// <exception cref="ArgumentOutOfRangeException">The two are too near.</exception>
    public void SetOwn(short cooling, short heating)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cooling - heating, HvacLoad.LeastGap, nameof(cooling));
        _client.Own = (cooling, heating);
        _hvac.Set(cooling, heating, _bench.Agenda.Now);
    }

    private static Parts Make(DeviceBench bench, Eui64 esi, DeviceSpec spec, DeviceOptions options)
    {
        // Of two set points of which only one is given, chance's own gives way.
        short usualCooling = SetPointClient.UsualCooling(bench.Seed, spec.Address);
        HvacLoad? before = options.Load as HvacLoad;
        short cooling = before?.Own.Cooling ?? options.CoolingSetPoint ?? (short)Math.Max(usualCooling, (options.HeatingSetPoint ?? short.MinValue) + UsualGap);
        short usualHeating = SetPointClient.UsualHeating(bench.Seed, spec.Address);
        short heating = before?.Own.Heating ?? options.HeatingSetPoint ?? (short)Math.Min(usualHeating, cooling - UsualGap);
        House house = options.House ?? House.Of(bench.Seed, spec.Address);
        return new Parts(
            new NodeIdentity("Emulated Homes", "Thermostat PCT-1"),
            before ?? new HvacLoad(bench.Agenda.Now, house, new Weather(bench.Seed), cooling, heating, options.IndoorTemperature),
            (own, aps) => new ThermostatClient(own, aps, esi, spec, cooling, heating), HasDisplay: true);
    }
}
