using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Devices;

/// <summary>What a device does for an event, in the units of the status report.</summary>
public readonly record struct AppliedControl(short CoolingSetPoint, short HeatingSetPoint, sbyte LoadAdjustment, byte DutyCycle)
{
    /// <summary>Every field says that it is not used.</summary>
    public static AppliedControl Nothing { get; } =
        new(Unused.TemperatureSetPoint, Unused.TemperatureSetPoint, Unused.AverageLoadAdjustment, Unused.DutyCycle);
}
