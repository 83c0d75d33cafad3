namespace HeadEnd.Simulator.Ams;

/// <summary>
/// How a TDSP's metering network behaves. Delays are log-normal, given by their median and the value that 95 % stay under.
/// </summary>
/// <param name="MessagesPerSecond">What the head-end can send in all.</param>
/// <param name="UplinkCap">No report takes longer than this.</param>
/// <param name="UnreachableShare">The share of meters that do not answer at a given moment.</param>
/// <param name="MedianOutage">How long half of the outages last at most.</param>
public sealed record AmsProfile(
    string Name,
    TimeSpan ShortestAcknowledge,
    TimeSpan LongestAcknowledge,
    TimeSpan MedianDelivery,
    TimeSpan Delivery95,
    TimeSpan MedianUplink,
    TimeSpan Uplink95,
    TimeSpan UplinkCap,
    int MessagesPerSecond,
    double UnreachableShare,
    TimeSpan MedianOutage)
{
    /// <summary>Radio-frequency mesh of meters and collectors.</summary>
    public static AmsProfile Mesh { get; } = new(
        "mesh", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10), MessagesPerSecond: 30, UnreachableShare: 0.015, TimeSpan.FromHours(2));

    /// <summary>Every meter a subscriber of a cellular network.</summary>
    public static AmsProfile Cellular { get; } = new(
        "cellular", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10), MessagesPerSecond: 5, UnreachableShare: 0.03, TimeSpan.FromHours(2));
}
