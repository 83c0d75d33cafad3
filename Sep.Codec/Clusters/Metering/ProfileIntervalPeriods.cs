namespace Sep.Codec.Clusters.Metering;

/// <summary>The lengths that the numbers of <see cref="ProfileIntervalPeriod"/> stand for.</summary>
public static class ProfileIntervalPeriods
{
    private const int SecondsPerDay = 86_400;

    /// <summary>Seconds of an interval; null for a reserved number.</summary>
    public static int? Seconds(this ProfileIntervalPeriod period) => period switch
    {
        ProfileIntervalPeriod.Daily => SecondsPerDay,
        ProfileIntervalPeriod.Minutes60 => 3600,
        ProfileIntervalPeriod.Minutes30 => 1800,
        ProfileIntervalPeriod.Minutes15 => 900,
        ProfileIntervalPeriod.Minutes10 => 600,
        ProfileIntervalPeriod.Minutes7AndAHalf => 450,
        ProfileIntervalPeriod.Minutes5 => 300,
        ProfileIntervalPeriod.Minutes2AndAHalf => 150,
        ProfileIntervalPeriod.Minutes1 => 60,
        _ => null,
    };
}
