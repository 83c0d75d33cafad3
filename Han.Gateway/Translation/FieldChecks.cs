using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.Requests;

namespace Han.Gateway.Translation;

/// <summary>Checks that the fields of several requests share; each answers with the refusal, or null.</summary>
internal static class FieldChecks
{
    /// <summary>A start this far in the past still counts as now: clocks and networks differ.</summary>
    private static readonly TimeSpan StartTolerance = TimeSpan.FromMinutes(1);

    /// <summary>Nobody plans further ahead.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(366);

    public static Refusal? Range(string element, long? value, long least, long most, string rule) =>
        value is { } given && (given < least || given > most) ? Refusals.Range(element, given, rule) : null;

    /// <summary>In the range, or the marker of a field that is not used.</summary>
    public static Refusal? RangeOr(string element, long? value, long least, long most, long unused, string rule) =>
        value == unused ? null : Range(element, value, least, most, rule);

    /// <param name="start">The moment; null for now.</param>
    public static Refusal? Start(string element, in RequestTime time, MarketTime now, out MarketTime? start)
    {
        start = null;
        if (time.IsNow)
        {
            return null;
        }

        if (!CentralTime.TryResolve(time, out MarketTime moment))
        {
            return NoSuchTime(element, time);
        }

        start = moment;
        return moment < now.Plus(-StartTolerance) ? new Refusal(Refusals.StartTime, $"{element}: {Written(time)} lies in the past.")
            : moment > now.Plus(Horizon) ? new Refusal(Refusals.StartTime, $"{element}: {Written(time)} is more than {Horizon.Days} days ahead.")
            : null;
    }

    public static Refusal NoSuchTime(string element, in RequestTime time) =>
        new(Refusals.NoSuchLocalTime, $"{element}: {Written(time)} does not exist in Central time (the clock is put forward over it).");

    private static string Written(in RequestTime time) => time.Local?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) ?? "now";
}
