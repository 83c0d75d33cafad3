namespace DeviceEmulator.Devices.Loads;

/// <summary>
/// Something that is warm and loses heat to its surroundings: a capacity behind a resistance (an R-C circuit). All is reckoned in closed form, so a
/// stretch of any length costs the same.
/// </summary>
/// <param name="WattsPerKelvin">What it loses, above zero.</param>
/// <param name="WattHoursPerKelvin">What it holds, above zero.</param>
public readonly record struct ThermalBody(double WattsPerKelvin, double WattHoursPerKelvin)
{
    private const double MillisecondsPerHour = 3_600_000;

    private double TimeConstant => WattHoursPerKelvin / WattsPerKelvin * MillisecondsPerHour;

    /// <summary>The temperature, in degrees Celsius, after so many milliseconds.</summary>
    /// <param name="now">Degrees Celsius.</param>
    /// <param name="surroundings">Degrees Celsius.</param>
    /// <param name="heat">Watts that come in; negative for heat that is taken out.</param>
    /// <param name="milliseconds">0 or more.</param>
    public double After(double now, double surroundings, double heat, long milliseconds)
    {
        double end = surroundings + heat / WattsPerKelvin;
        return end + (now - end) * Math.Exp(-milliseconds / TimeConstant);
    }

    /// <summary>The milliseconds, rounded up, after which a temperature is reached; the largest value where it never is.</summary>
    /// <inheritdoc cref="After"/>
    public long Until(double target, double now, double surroundings, double heat)
    {
        double end = surroundings + heat / WattsPerKelvin;
        double share = (target - end) / (now - end);
        return share is > 0 and <= 1 ? (long)Math.Ceiling(-Math.Log(share) * TimeConstant) : long.MaxValue;
    }
}
