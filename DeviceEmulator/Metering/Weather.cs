using DeviceEmulator.Clusters;
using DeviceEmulator.Time;

namespace DeviceEmulator.Metering;

/// <summary>
/// The outdoor temperature of a region, as in central Texas: by season, by hour, and from day to day by chance. It has no state, so all homes with
/// one seed have one weather. Constant within an hour.
/// </summary>
public sealed class Weather(ulong seed)
{
    private const long Hour = 3_600_000;
    private const int HoursPerDay = 24;
    private const double YearMean = 20.0;
    private const double SeasonSwing = 9.5;
    private const double DaySwing = 5.5;
    private const double DeviationOfADay = 2.2;

    /// <summary>The hottest day comes a month after the longest.</summary>
    private const int HottestDay = 205;

    /// <summary>The hottest hour of the day, by the clock on the wall.</summary>
    private const int HottestHour = 16;

    /// <summary>Degrees Celsius.</summary>
    public double TemperatureAt(MarketTime at)
    {
        DateTime wall = CentralTime.Wall(at);
        double season = YearMean + SeasonSwing * Math.Cos(2 * Math.PI * (wall.DayOfYear - HottestDay) / 365.25);
        double ofDay = DaySwing * Math.Cos(2 * Math.PI * (wall.Hour - HottestHour) / HoursPerDay);
        long day = wall.Date.Ticks / TimeSpan.TicksPerDay;
        double passed = wall.Hour / (double)HoursPerDay;
        double chance = Deviation(day) * (1 - passed) + Deviation(day + 1) * passed;
        return season + ofDay + chance;
    }

    /// <summary>The Unix millisecond at which the temperature changes next.</summary>
    internal static long NextChange(long at) => (at / Hour + 1) * Hour;

    private double Deviation(long day) => DeviationOfADay * Math.Clamp(Chance.Normal(Chance.Draw(seed, (ulong)day, 0, DrawPurpose.Weather)), -2.5, 2.5);
}
