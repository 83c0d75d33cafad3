using DeviceEmulator.Clusters;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>A range extender (device 0x0008): a plug that relays for others. It answers for itself, keeps time, and is told nothing else.</summary>
public sealed class RangeExtender(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec, DeviceOptions? options = null)
    : InHomeDevice(bench, aps, esi, spec, options, new Parts(
        new NodeIdentity("Emulated Homes", "Range extender"), options?.Load ?? new ConstantLoad(bench.Agenda.Now, options?.RatedWatts ?? Watts)))
{
    private const int Watts = 1;
}
