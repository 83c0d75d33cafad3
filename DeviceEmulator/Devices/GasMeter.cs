using DeviceEmulator.Clusters;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Metering;
using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Basic;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// A gas meter (SE device 0x0501) with a battery: it sleeps, and its ESI mirrors it. It draws nothing of the premise's power.
/// </summary>
public sealed class GasMeter(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec, DeviceOptions? options = null)
    : InHomeDevice(bench, aps, esi, spec, options, Make(bench, esi, spec, options ?? DeviceOptions.Default))
{
    /// <summary>Thousandths of a hundred cubic feet that it shows when it is made.</summary>
    private const int Initial = 2_345_678;

    private static readonly TimeSpan UsualInterval = TimeSpan.FromMinutes(30);

    /// <summary>The endpoint of the ESI at which others read it; 0 for none.</summary>
    public byte Mirror => Mirrored!.Mirror;

    private static Parts Make(DeviceBench bench, Eui64 esi, DeviceSpec spec, DeviceOptions options)
    {
        GasRegister register = options.Load as GasRegister
            ?? new GasRegister(bench.Agenda.Now, bench.Seed, spec.Address, new Weather(bench.Seed), Initial);
        return new Parts(new NodeIdentity("Emulated Homes", "Gas meter", PowerSource.Battery), register)
        {
            Mirrored = (aps, tell) => new MirroredMeterServer(
                bench.Agenda, aps, spec.Address, esi, register, options.MeterReadInterval ?? UsualInterval, tell),
        };
    }
}
