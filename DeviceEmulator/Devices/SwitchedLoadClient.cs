using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// The load control client of a switched load, such as a water heater, a pool pump or a charger: it follows duty cycle and load adjustment and has no
/// set points.
/// </summary>
public sealed class SwitchedLoadClient(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec) : DrlcClient(bench, aps, esi, spec)
{
    /// <summary>Values outside the ranges of Annex D cannot be applied and count as not used.</summary>
    protected override AppliedControl Control(in LoadControlEvent command) => AppliedControl.Nothing with
    {
        LoadAdjustment = command.AverageLoadAdjustmentPercentage is >= -100 and <= 100
            ? command.AverageLoadAdjustmentPercentage
            : Unused.AverageLoadAdjustment,
        DutyCycle = command.DutyCycle <= 100 ? command.DutyCycle : Unused.DutyCycle,
    };
}
