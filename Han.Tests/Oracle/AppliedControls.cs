using DeviceEmulator.Devices;
using DeviceEmulator.Time;

namespace Han.Tests.Oracle;

/// <summary>What an event makes a device do, in the units of the report: 0.01 C and percent.</summary>
internal static class AppliedControls
{
    /// <summary>
    /// A thermostat takes a given set point, else moves its user's own one by the offset (0.1 C) to the side that saves; the own ones are drawn, keyed
    /// (seed, 0, device, <see cref="DrawPurpose.ThermostatSetting"/>, 0 cooling / 1 heating): 23.0 C + 0.5 * Below(8), 19.0 C + 0.5 * Below(6). A switched load
    /// follows load adjustment and duty cycle. What a device cannot apply stays "not used".
    /// </summary>
    public static AppliedEffect Of(ScenarioDevice device, ulong address, ulong seed, ScenarioEffect asked)
    {
        if (device.Kind != DeviceKind.Thermostat)
        {
            return new AppliedEffect(null, null, asked.Load, asked.DutyCycle);
        }

        int cooling = 2300 + 50 * Chance.Below(Chance.Draw(seed, 0, address, DrawPurpose.ThermostatSetting, 0), 8);
        int heating = 1900 + 50 * Chance.Below(Chance.Draw(seed, 0, address, DrawPurpose.ThermostatSetting, 1), 6);
        return new AppliedEffect(
            asked.CoolingSetPoint ?? (short?)(cooling + 10 * asked.CoolingOffset), asked.HeatingSetPoint ?? (short?)(heating - 10 * asked.HeatingOffset), null, null);
    }
}
