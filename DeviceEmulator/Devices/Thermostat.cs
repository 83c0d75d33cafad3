using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// A programmable communicating thermostat. Its user's own set points come from chance: cooling 23.0-26.5 C, heating 19.0-21.5 C. An event's set
/// point is taken as it is; an offset moves the own set point to the side that saves.
/// </summary>
public sealed class Thermostat(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec) : DrlcClient(bench, aps, esi, spec)
{
    private const short HundredthsPerTenth = 10;

    private DisplayClient? _display;

    /// <summary>0.01 C.</summary>
    public short OwnCoolingSetPoint => (short)(2300 + 50 * Chance.Below(Setting(0), 8));

    /// <summary>0.01 C.</summary>
    public short OwnHeatingSetPoint => (short)(1900 + 50 * Chance.Below(Setting(1), 6));

    protected override AppliedControl Control(in LoadControlEvent command) => AppliedControl.Nothing with
    {
        CoolingSetPoint = SetPoint(command.CoolingTemperatureSetPoint, command.CoolingTemperatureOffset, OwnCoolingSetPoint, 1),
        HeatingSetPoint = SetPoint(command.HeatingTemperatureSetPoint, command.HeatingTemperatureOffset, OwnHeatingSetPoint, -1),
    };

    /// <summary>It has a small display of its own.</summary>
    protected override void OnOtherCluster(in ApsAddress address, ReadOnlySpan<byte> asdu) =>
        (_display ??= new DisplayClient(Bench, Aps, Address, address.Source)).OnIndication(address, asdu);

    /// <summary>A set point below absolute zero cannot be applied and counts as not used.</summary>
    private static short SetPoint(short given, byte offset, short own, int direction) =>
        given >= -27315 ? given
        : offset != Unused.TemperatureOffset ? (short)(own + direction * offset * HundredthsPerTenth)
        : Unused.TemperatureSetPoint;

    private ulong Setting(uint n) => Chance.Draw(Bench.Seed, 0, Address.Value, DrawPurpose.ThermostatSetting, n);
}
