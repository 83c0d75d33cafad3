namespace Han.Gateway.Callbacks;

/// <summary>When a POST that failed is tried again: the same schedule for everybody, doubling up to an hour, until a day has passed.</summary>
internal static class BackOff
{
    private const int MostDoublings = 20;

    public static TimeSpan Longest { get; } = TimeSpan.FromHours(1);

    /// <summary>The wait after so many failures in a row, from 1.</summary>
    public static TimeSpan After(long failures, TimeSpan first)
    {
        double seconds = first.TotalSeconds * (1L << (int)Math.Min(failures - 1, MostDoublings));
        return seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;
    }
}
