using DeviceEmulator.Esi;
using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>Makes the device that a specification describes.</summary>
public static class InHomeDevices
{
    /// <summary>The device as its ESI is to know it: whether it is sent events, prices and texts.</summary>
    public static JoinedDevice Joined(in DeviceSpec spec) => new(
        spec.Address, spec.IsLoadControlClient, spec.HasClock, HasDisplay(spec));

    /// <summary>Appliances show prices and texts too, which is more than those of a population do.</summary>
    public static bool HasDisplay(in DeviceSpec spec) => spec.IsDisplay || spec.Kind == DeviceKind.SmartAppliance;

    /// <exception cref="ArgumentException">There is no such kind of device at a desk: a gateway is not emulated.</exception>
    public static InHomeDevice Make(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec, DeviceOptions? options = null) => spec.Kind switch
    {
        DeviceKind.Thermostat => new Thermostat(bench, aps, esi, spec, options),
        DeviceKind.LoadControl => new LoadControlDevice(bench, aps, esi, spec, options),
        DeviceKind.InHomeDisplay => new InHomeDisplay(bench, aps, esi, spec, options),
        DeviceKind.SmartAppliance => new SmartAppliance(bench, aps, esi, spec, options),
        DeviceKind.RangeExtender => new RangeExtender(bench, aps, esi, spec, options),
        DeviceKind.EvCharger => new EvCharger(bench, aps, esi, spec, options),
        DeviceKind.GasMeter => new GasMeter(bench, aps, esi, spec, options),
        _ => throw new ArgumentException($"There is no in-home device of kind {spec.Kind}.", nameof(spec)),
    };
}
