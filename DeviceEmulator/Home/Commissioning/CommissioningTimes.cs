namespace DeviceEmulator.Home.Commissioning;

/// <summary>
/// How long a device waits, and how often it tries. The defaults are those known of implementations; the profile leaves most of it to the maker (075356r15
/// 5.4 and 5.5.5).
/// </summary>
public sealed record CommissioningTimes
{
    public static CommissioningTimes Default { get; } = new();

    /// <summary>From joining to the first message of key establishment; 20 minutes at most.</summary>
    public TimeSpan BeforeKeyEstablishment { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Before what failed in a joined device is tried again.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromSeconds(32);

    /// <summary>How long an answer of the ESI is waited for.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the same question is asked before the device takes it that nobody answers.</summary>
    public int Questions { get; init; } = 3;

    /// <summary>Failures of key establishment after which the device pauses.</summary>
    public int KeyEstablishmentFailures { get; init; } = 10;

    /// <summary>That pause.</summary>
    public TimeSpan KeyEstablishmentPause { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Between scans for a network to join at first, give or take a quarter.</summary>
    public TimeSpan Scan { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Scans at that pace.</summary>
    public int QuickScans { get; init; } = 15;

    /// <summary>Between scans after them, give or take a half.</summary>
    public TimeSpan SlowScan { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Before the second attempt to find a lost network; doubles from then on.</summary>
    public TimeSpan Rejoin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest such wait.</summary>
    public TimeSpan LongestRejoin { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Attempts to find a lost network before another network that is open is taken.</summary>
    public int Rejoins { get; init; } = 3;

    /// <summary>Between two readings of the ESI's clock, by which a device also learns that its ESI is gone.</summary>
    public TimeSpan Upkeep { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Frames in a row without an acknowledgement that make a device look for its network.</summary>
    public int Losses { get; init; } = 3;
}
