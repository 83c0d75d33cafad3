using DeviceEmulator.Time;
using Sep.Codec.Clusters.Metering;

namespace DeviceEmulator.Devices;

/// <summary>What a meter told a display of its load profile.</summary>
/// <param name="Status">Whether it could.</param>
/// <param name="End">When the newest interval ended.</param>
/// <param name="Period">How long an interval is.</param>
/// <param name="Intervals">In thousandths of the meter's unit, the newest first; null for one that was not measured.</param>
public sealed record MeterProfile(GetProfileStatus Status, MarketTime End, ProfileIntervalPeriod Period, IReadOnlyList<uint?> Intervals)
{
    /// <summary>As a person is told it: "4 intervals of Minutes15 until 14:15: 163 158 161 170".</summary>
    public string Text => Intervals.Count == 0
        ? $"no profile: {Status}"
        : $"{Intervals.Count} intervals of {Period} until {End.ToDateTimeOffset():HH:mm}: {string.Join(' ', Intervals.Select(i => i?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"))}";
}
