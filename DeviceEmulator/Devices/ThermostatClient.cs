using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// The load control client of a thermostat at a desk: its user sets it, and it cycles its compressor as an event asks.
/// </summary>
internal sealed class ThermostatClient(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec, short cooling, short heating)
    : SetPointClient(bench, aps, esi, spec)
{
    private const byte FullDuty = 100;

    /// <summary>The user's own set points now, 0.01 C.</summary>
    public (short Cooling, short Heating) Own { get; set; } = (cooling, heating);

    public override short OwnCoolingSetPoint => Own.Cooling;

    public override short OwnHeatingSetPoint => Own.Heating;

    protected override AppliedControl Control(in LoadControlEvent command) =>
        base.Control(command) with { DutyCycle = command.DutyCycle <= FullDuty ? command.DutyCycle : Unused.DutyCycle };
}
