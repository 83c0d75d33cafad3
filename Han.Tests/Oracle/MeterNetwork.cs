using DeviceEmulator.Time;
using HeadEnd.Simulator.Ams;
using Sep.Codec.Types;

namespace Han.Tests.Oracle;

/// <summary>
/// How long a TDSP's network takes, in milliseconds, worked out from its profile. Delays are keyed (seed, order, ESI, purpose, n), outages
/// (seed, day, ESI, purpose); a log-normal delay is median * exp(ln(p95 / median) / 1.645 * normal).
/// </summary>
internal sealed class MeterNetwork(AmsProfile profile, ulong seed)
{
    private const double Day = 86_400_000;
    private const double Normal95 = 1.6448536269514722;

    /// <summary>Microseconds between two messages of the head-end.</summary>
    public long Interval => 1_000_000 / profile.MessagesPerSecond;

    /// <summary>n = the target's ordinal; even over the profile's span.</summary>
    public long Acknowledge(uint order, Eui64 esi, uint ordinal) => (long)(
        profile.ShortestAcknowledge.TotalMilliseconds
        + Unit(order, esi, DrawPurpose.AcknowledgeDelay, ordinal) * (profile.LongestAcknowledge - profile.ShortestAcknowledge).TotalMilliseconds);

    /// <summary>n = ordinal * 64 + failed attempts.</summary>
    public long Deliver(uint order, Eui64 esi, uint ordinal, int failed) =>
        LogNormal(profile.MedianDelivery, profile.Delivery95, order, esi, DrawPurpose.DeliveryDelay, ordinal * 64 + (uint)failed);

    /// <summary>n = the low 32 bits of (moment XOR device); never longer than the profile's cap.</summary>
    public long Uplink(uint order, Eui64 esi, long moment, Eui64 device) => Math.Min(
        (long)profile.UplinkCap.TotalMilliseconds,
        LogNormal(profile.MedianUplink, profile.Uplink95, order, esi, DrawPurpose.UplinkDelay, unchecked((uint)(moment ^ (long)device.Value))));

    /// <summary>
    /// A meter has at most one outage that begins on a given UTC day: at an even moment, of exponential length, at most a day. So many of them that the
    /// profile's share of meters is out at any moment.
    /// </summary>
    public bool IsOut(Eui64 esi, long moment)
    {
        long today = moment / 86_400_000;
        double mean = profile.MedianOutage.TotalMilliseconds / Math.Log(2);
        double perDay = Math.Min(1, profile.UnreachableShare * Day / (mean * (1 - Math.Exp(-Day / mean))));
        foreach (long day in new[] { today - 1, today })
        {
            double begin = day * Day + Day * Unit((ulong)day, esi, DrawPurpose.OutageStart, 0);
            double length = Math.Min(Day, -mean * Math.Log(1 - Unit((ulong)day, esi, DrawPurpose.OutageLength, 0)));
            if (Unit((ulong)day, esi, DrawPurpose.Outage, 0) < perDay && moment >= begin && moment < begin + length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>1, 5, 15 minutes, then every 30.</summary>
    public static long RetryAfter(int failed) => 60_000L * (failed switch { 1 => 1, 2 => 5, 3 => 15, _ => 30 });

    private long LogNormal(TimeSpan median, TimeSpan p95, uint order, Eui64 esi, DrawPurpose purpose, uint n) => (long)(
        median.TotalMilliseconds * Math.Exp(Math.Log(p95 / median) / Normal95 * Chance.Normal(Chance.Draw(seed, order, esi.Value, purpose, n))));

    private double Unit(ulong what, Eui64 esi, DrawPurpose purpose, uint n) => Chance.Unit(Chance.Draw(seed, what, esi.Value, purpose, n));
}
