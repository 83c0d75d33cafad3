using DeviceEmulator.Clusters;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Basic;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// An in-premise display (SE device 0x0502): shows prices, texts and what the meter says, and takes no part in load control.
/// </summary>
public sealed class InHomeDisplay(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec, DeviceOptions? options = null)
    : InHomeDevice(bench, aps, esi, spec, options, Make(bench, options ?? DeviceOptions.Default))
{
    private const int Watts = 3;

    /// <summary>Reads the meter often for a while; what the meter allows is applied (SE 1.1).</summary>
    /// <param name="seconds">How often, 1..255.</param>
    /// <param name="minutes">For how long, 1..15.</param>
    public void WatchMeter(byte seconds, byte minutes) => Meter!.Watch(seconds, minutes);

    /// <summary>Reads the meter now.</summary>
    public void ReadMeter() => Meter!.Begin();

    /// <summary>Reads a mirror of the ESI now, once.</summary>
    /// <param name="endpoint">Of the ESI, 1..240.</param>
    public void ReadMirror(byte endpoint) => Meter!.Read(endpoint);

    /// <summary>Asks the meter for its load profile; <see cref="Profile"/> is the answer.</summary>
    /// <param name="periods">At most so many of the newest intervals.</param>
    public void AskForProfile(byte periods) => Meter!.AskForProfile(periods);

    /// <summary>What the meter told of its profile last; null for nothing.</summary>
    public MeterProfile? Profile => Meter!.Profile;

    private static Parts Make(DeviceBench bench, DeviceOptions options) => new(
        new NodeIdentity("Emulated Homes", "Display IHD-3", options.PollInterval is null ? PowerSource.MainsSinglePhase : PowerSource.Battery),
        options.Load ?? new ConstantLoad(bench.Agenda.Now, options.RatedWatts ?? Watts), HasDisplay: true, ReadsMeter: true);
}
