using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Ams;

/// <summary>
/// A TDSP's metering network as a set of pure functions of the seed: how long things take and whether a meter answers at a moment. Nothing is
/// remembered, so a replay meets the same network.
/// </summary>
public sealed class AmsNetwork(AmsProfile profile, ulong seed)
{
    private const long Day = 24 * 60 * 60 * 1000L;

    /// <summary>The standard normal distribution stays under this 95 times of 100.</summary>
    private const double Normal95 = 1.6448536269514722;

    private readonly double _delivery = Spread(profile.MedianDelivery, profile.Delivery95);
    private readonly double _uplink = Spread(profile.MedianUplink, profile.Uplink95);
    private readonly double _meanOutage = profile.MedianOutage.TotalMilliseconds / Math.Log(2);
    private readonly double _outageADay = OutageADay(profile);

    public AmsProfile Profile => profile;

    /// <summary>Until the head-end confirms that it has the order for one target.</summary>
    public long AcknowledgeDelay(uint order, Eui64 esi, uint ordinal)
    {
        double unit = Chance.Unit(Chance.Draw(seed, order, esi.Value, DrawPurpose.AcknowledgeDelay, ordinal));
        TimeSpan span = profile.LongestAcknowledge - profile.ShortestAcknowledge;
        return (long)(profile.ShortestAcknowledge.TotalMilliseconds + unit * span.TotalMilliseconds);
    }

    /// <summary>From dispatch to the meter.</summary>
    public long DeliveryDelay(uint order, Eui64 esi, uint n) =>
        LogNormal(profile.MedianDelivery, _delivery, Chance.Draw(seed, order, esi.Value, DrawPurpose.DeliveryDelay, n));

    /// <summary>From the meter back to the head-end.</summary>
    public long UplinkDelay(uint order, Eui64 esi, uint n) => Math.Min(
        (long)profile.UplinkCap.TotalMilliseconds,
        LogNormal(profile.MedianUplink, _uplink, Chance.Draw(seed, order, esi.Value, DrawPurpose.UplinkDelay, n)));

    /// <summary>
    /// Whether a meter does not answer at a moment. Each day may begin one outage for each meter, anywhere within the day, of exponential length and at
    /// most 24 hours, so today and yesterday decide.
    /// </summary>
    public bool Unreachable(Eui64 meter, MarketTime at)
    {
        long today = at.Milliseconds / Day;
        return IsOut(meter, today, at) || IsOut(meter, today - 1, at);
    }

    /// <summary>How long to wait after the n-th failed attempt, from 1.</summary>
    public static TimeSpan RetryAfter(int failedAttempts) => failedAttempts switch
    {
        1 => TimeSpan.FromMinutes(1),
        2 => TimeSpan.FromMinutes(5),
        3 => TimeSpan.FromMinutes(15),
        _ => TimeSpan.FromMinutes(30),
    };

    private bool IsOut(Eui64 meter, long day, MarketTime at)
    {
        ulong epoch = unchecked((ulong)day);
        if (Chance.Unit(Chance.Draw(seed, epoch, meter.Value, DrawPurpose.Outage)) >= _outageADay)
        {
            return false;
        }

        double start = day * (double)Day + Day * Chance.Unit(Chance.Draw(seed, epoch, meter.Value, DrawPurpose.OutageStart));
        double unit = Chance.Unit(Chance.Draw(seed, epoch, meter.Value, DrawPurpose.OutageLength));
        double length = Math.Min(Day, -_meanOutage * Math.Log(1 - unit));
        return at.Milliseconds >= start && at.Milliseconds < start + length;
    }

    /// <summary>
    /// The share out at a moment is (outages a day) x (mean length) / day; a cut at 24 hours shortens the mean of an exponential length m to
    /// m (1 - e^(-24h/m)).
    /// </summary>
    private static double OutageADay(AmsProfile profile)
    {
        double mean = profile.MedianOutage.TotalMilliseconds / Math.Log(2);
        return Math.Min(1, profile.UnreachableShare * Day / (mean * (1 - Math.Exp(-Day / mean))));
    }

    private static double Spread(TimeSpan median, TimeSpan under95) => Math.Log(under95 / median) / Normal95;

    /// <summary>A log-normal time, in milliseconds, given by its median and the value that 95 of 100 stay under.</summary>
    public static long LogNormal(TimeSpan median, TimeSpan under95, ulong draw) => LogNormal(median, Spread(median, under95), draw);

    private static long LogNormal(TimeSpan median, double spread, ulong draw) =>
        (long)(median.TotalMilliseconds * Math.Exp(spread * Chance.Normal(draw)));
}
