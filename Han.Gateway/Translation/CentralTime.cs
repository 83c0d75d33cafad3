using DeviceEmulator.Time;
using Han.Gateway.Requests;

namespace Han.Gateway.Translation;

/// <summary>Central Prevailing Time, the time of the Texas market: times written without an offset are meant so.</summary>
public static class CentralTime
{
    /// <summary>From the system's zone data; where that is missing, by the rule in force since 2007 (second Sunday of March to first Sunday of November).</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.TryFindSystemTimeZoneById("America/Chicago", out TimeZoneInfo? zone) ? zone : ByRule();

    /// <summary>The moment that a written time means: a local time that does not exist is refused, an ambiguous one is the first pass (daylight time).</summary>
    public static bool TryResolve(in RequestTime time, out MarketTime moment)
    {
        DateTime local = time.Local ?? throw new ArgumentException("Now is not a written time.", nameof(time));
        moment = default;
        if (local.Year is < 2000 or > 2135)
        {
            // SEP time ends in 2136 and begins in 2000; any such moment lies far in the past or beyond every horizon.
            moment = local.Year < 2000 ? default : MarketTime.Never;
            return true;
        }

        if (time.Offset is { } offset)
        {
            moment = MarketTime.From(new DateTimeOffset(local, offset));
            return true;
        }

        if (Zone.IsInvalidTime(local))
        {
            return false;
        }

        TimeSpan utcOffset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        moment = MarketTime.From(new DateTimeOffset(local, utcOffset));
        return true;
    }

    /// <summary>Midnight at the start of a day. The clock is never set at that hour, so there is one.</summary>
    public static MarketTime StartOf(DateOnly day) => TryResolve(new RequestTime(day.ToDateTime(TimeOnly.MinValue), null), out MarketTime moment)
        ? moment
        : throw new InvalidTimeZoneException($"{day:yyyy-MM-dd} has no midnight in Central time.");

    /// <summary>The moment in Central time with its offset.</summary>
    public static DateTimeOffset From(MarketTime moment) => TimeZoneInfo.ConvertTime(moment.ToDateTimeOffset(), Zone);

    private static TimeZoneInfo ByRule()
    {
        var march = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 2, DayOfWeek.Sunday);
        var november = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 11, 1, DayOfWeek.Sunday);
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), march, november);
        return TimeZoneInfo.CreateCustomTimeZone("America/Chicago", TimeSpan.FromHours(-6), "Central Time", "CST", "CDT", [rule]);
    }
}
