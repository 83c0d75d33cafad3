using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices.Loads;

/// <summary>Work that comes up once a day, at an hour and of an amount that chance picks for the device, anew each day.</summary>
/// <param name="EarliestHour">By the wall clock, 0..23.</param>
/// <param name="Hours">It comes up within so many hours after that.</param>
/// <param name="LeastWattHours">The smallest amount.</param>
/// <param name="MostWattHours">The largest amount.</param>
/// <param name="Share">Of the days, those on which there is any, 0.01..1.</param>
public sealed record DailyJob(int EarliestHour, double Hours, int LeastWattHours, int MostWattHours, double Share = 1)
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    // Days are counted by standard time: work does not come twice because clocks are changed.
    private const long Zone = Clusters.CentralTime.ZoneSeconds * 1000L;

    /// <summary>Refuses a job that never comes up, or that has no amount.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal DailyJob Validated() =>
        EarliestHour is >= 0 and <= 23 && Hours is >= 0 and <= 24 && Share is >= 0.01 and <= 1
        && LeastWattHours >= 0 && MostWattHours >= Math.Max(LeastWattHours, 1)
            ? this
            : throw new ArgumentException($"No daily job: {this}.");

    /// <summary>The next work after a moment: when it comes up, and how many watt-milliseconds it takes.</summary>
    internal (long At, long Energy) After(long at, ulong seed, Eui64 device)
    {
        for (long day = (at + Zone) / Day; ; day++)
        {
            long begins = day * Day - Zone + EarliestHour * Hour + (long)(Unit(0) * Hours * Hour);
            if (begins > at && Unit(1) < Share)
            {
                long wattHours = LeastWattHours + (long)(Unit(2) * (MostWattHours - LeastWattHours));
                return (begins, wattHours * Hour);
            }

            double Unit(uint n) => Chance.Unit(Chance.Draw(seed, (ulong)day, device.Value, DrawPurpose.DailyJob, n));
        }
    }
}
