using Sep.Codec.Clusters.Metering;

namespace DeviceEmulator.Metering;

/// <summary>How a meter is set up.</summary>
/// <param name="Interval">Of its load profile.</param>
/// <param name="History">How much of the past it has when it is made: it was there before its devices.</param>
/// <param name="Kept">How much of its load profile it keeps, at least a day.</param>
/// <param name="InitialKilowattHours">What its register showed at the beginning of the history.</param>
/// <param name="UpdatePeriodSeconds">How often its demand is measured, 0..255 s.</param>
/// <param name="FastPollUpdatePeriodSeconds">How often while somebody polls it fast, 0..255 s.</param>
/// <param name="SerialNumber">At most 24 octets; empty for none.</param>
public sealed record MeterOptions(
    ProfileIntervalPeriod Interval = ProfileIntervalPeriod.Minutes15, TimeSpan? History = null, TimeSpan? Kept = null, long InitialKilowattHours = 12_345,
    byte UpdatePeriodSeconds = 30, byte FastPollUpdatePeriodSeconds = 5, string SerialNumber = "")
{
    /// <summary>Milliseconds of an interval.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The interval is a reserved number.</exception>
    internal long IntervalMilliseconds =>
        1000L * (Interval.Seconds() ?? throw new ArgumentOutOfRangeException(nameof(Interval), Interval, "Not an interval of a load profile."));

    internal TimeSpan HistoryKept => Kept ?? TimeSpan.FromDays(2);

    internal TimeSpan HistoryMade => History ?? TimeSpan.FromDays(1.5);
}
