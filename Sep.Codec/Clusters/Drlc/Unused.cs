namespace Sep.Codec.Clusters.Drlc;

/// <summary>The values by which a field of an event says that it is not used.</summary>
public static class Unused
{
    /// <summary>Cooling or heating temperature offset (otherwise 0.0..25.4 C in 0.1 C).</summary>
    public const byte TemperatureOffset = 0xFF;

    /// <summary>Cooling or heating temperature set point (otherwise -273.15..+327.67 C in 0.01 C).</summary>
    public const short TemperatureSetPoint = short.MinValue;

    /// <summary>Average load adjustment (otherwise -100..+100 percent).</summary>
    public const sbyte AverageLoadAdjustment = sbyte.MinValue;

    /// <summary>Duty cycle (otherwise 0..100 percent).</summary>
    public const byte DutyCycle = 0xFF;
}
