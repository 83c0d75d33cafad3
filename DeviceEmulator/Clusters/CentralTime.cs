using DeviceEmulator.Time;

namespace DeviceEmulator.Clusters;

/// <summary>
/// US Central time, by its rule since 2007: six hours behind UTC, and one hour less from the second Sunday of March, 2:00, to the first Sunday of
/// November, 2:00 of what the clock then shows. By rule and not by a database, so that a seeded run is the same on every machine.
/// </summary>
internal static class CentralTime
{
    /// <summary>Seconds from UTC to standard time.</summary>
    public const int ZoneSeconds = -6 * 3600;

    /// <summary>Seconds from standard time to daylight saving time.</summary>
    public const int ShiftSeconds = 3600;

    private const int ChangeHour = 2;

    /// <summary>When daylight saving begins in the year (UTC) of a moment.</summary>
    public static DateTimeOffset DstStart(MarketTime at) => Change(at.ToDateTimeOffset().Year, month: 3, sunday: 2, ZoneSeconds);

    /// <summary>When daylight saving ends in the year (UTC) of a moment.</summary>
    public static DateTimeOffset DstEnd(MarketTime at) => Change(at.ToDateTimeOffset().Year, month: 11, sunday: 1, ZoneSeconds + ShiftSeconds);

    /// <summary>The time that clocks on the wall show.</summary>
    public static DateTime Wall(MarketTime at)
    {
        DateTimeOffset utc = at.ToDateTimeOffset();
        bool isShifted = utc >= DstStart(at) && utc < DstEnd(at);
        return utc.UtcDateTime.AddSeconds(ZoneSeconds + (isShifted ? ShiftSeconds : 0));
    }

    private static DateTimeOffset Change(int year, int month, int sunday, int offsetSeconds)
    {
        DateTime first = new(year, month, 1, ChangeHour, 0, 0, DateTimeKind.Unspecified);
        int toSunday = (7 - (int)first.DayOfWeek) % 7;
        return new DateTimeOffset(first.AddDays(toSunday + 7 * (sunday - 1)), TimeSpan.FromSeconds(offsetSeconds)).ToUniversalTime();
    }
}
