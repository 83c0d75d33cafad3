using DeviceEmulator.Clusters;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Metering;

/// <summary>
/// What a household draws besides the devices that are modelled one by one: a residential profile by hour, weekday or weekend, season and weather,
/// scaled by the household's size and with its own noise. Stateless: it follows from seed, EUI-64 and moment. Constant for five minutes.
/// </summary>
/// <param name="seed">Of the run.</param>
/// <param name="premise">The address of the premise's ESI.</param>
/// <param name="weather">Of the region.</param>
public sealed class LoadShape(ulong seed, Eui64 premise, Weather weather)
{
    /// <summary>Milliseconds for which the power is constant.</summary>
    public const long Step = 300_000;

    private const int AverageWatts = 650;

    /// <summary>Watts for each degree above which a household cools, and below which it heats, where no thermostat is modelled.</summary>
    private const double WattsPerDegree = 130;
    private const double CoolsAbove = 22;
    private const double HeatsBelow = 14;

    // Shares of the average by the hour of the wall clock: lights, kitchen, refrigerator, entertainment.
    private static readonly double[] Weekday =
        [0.62, 0.55, 0.52, 0.50, 0.52, 0.65, 0.95, 1.10, 0.95, 0.85, 0.82, 0.85, 0.90, 0.88, 0.88, 0.95, 1.10, 1.40, 1.65, 1.70, 1.60, 1.40, 1.10, 0.80];

    private static readonly double[] Weekend =
        [0.70, 0.60, 0.55, 0.52, 0.52, 0.56, 0.70, 0.90, 1.10, 1.20, 1.22, 1.25, 1.28, 1.22, 1.18, 1.20, 1.28, 1.45, 1.60, 1.62, 1.55, 1.38, 1.12, 0.85];

    private readonly double _size = 0.6 + 0.9 * Chance.Unit(Chance.Draw(seed, 0, premise.Value, DrawPurpose.LoadShape));

    /// <summary>Watts at a moment.</summary>
    /// <param name="coolsAndHeats">True to reckon with heating and cooling: for a premise without a modelled thermostat.</param>
    public int WattsAt(MarketTime at, bool coolsAndHeats)
    {
        DateTime wall = CentralTime.Wall(at);
        bool weekend = wall.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        double share = (weekend ? Weekend : Weekday)[wall.Hour];

        // Longer evenings want more light: a tenth more in midwinter, a tenth less in midsummer.
        double light = 1 + 0.1 * Math.Cos(2 * Math.PI * wall.DayOfYear / 365.25);
        ulong draw = Chance.Draw(seed, (ulong)(at.Milliseconds / Step), premise.Value, DrawPurpose.LoadShape, 1);
        double noise = 0.75 + 0.5 * Chance.Unit(draw);
        return (int)(_size * (AverageWatts * share * light * noise + (coolsAndHeats ? Climate(at, noise) : 0)));
    }

    private double Climate(MarketTime at, double noise)
    {
        double outdoors = weather.TemperatureAt(at);
        return WattsPerDegree * noise * (Math.Max(0, outdoors - CoolsAbove) + Math.Max(0, HeatsBelow - outdoors));
    }
}
