using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices;

/// <summary>
/// The load control client of a programmable communicating thermostat. Its user's own set points come from chance: cooling 23.0-26.5 C, heating
/// 19.0-21.5 C. An event's set point is taken as it is; an offset moves the own set point to the side that saves.
/// </summary>
public class SetPointClient(DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec) : DrlcClient(bench, aps, esi, spec)
{
    private const short HundredthsPerTenth = 10;

    private DisplayClient? _display;

    /// <summary>0.01 C.</summary>
    public virtual short OwnCoolingSetPoint => UsualCooling(Bench.Seed, Address);

    /// <summary>0.01 C.</summary>
    public virtual short OwnHeatingSetPoint => UsualHeating(Bench.Seed, Address);

    /// <summary>What chance picks for a device, 0.01 C.</summary>
    internal static short UsualCooling(ulong seed, Eui64 device) => (short)(2300 + 50 * Chance.Below(Setting(seed, device, 0), 8));

    /// <inheritdoc cref="UsualCooling"/>
    internal static short UsualHeating(ulong seed, Eui64 device) => (short)(1900 + 50 * Chance.Below(Setting(seed, device, 1), 6));

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

    private static ulong Setting(ulong seed, Eui64 device, uint n) => Chance.Draw(seed, 0, device.Value, DrawPurpose.ThermostatSetting, n);
}
