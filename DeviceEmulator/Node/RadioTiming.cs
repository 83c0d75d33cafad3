namespace DeviceEmulator.Node;

/// <summary>
/// The times by which a node lives, milliseconds unless said otherwise. Those of IEEE 802.15.4 and ZigBee PRO are cut to whole milliseconds; those that
/// no text at hand fixes are this emulator's choice. docs/radio.md says which is which.
/// </summary>
public sealed record RadioTiming
{
    /// <summary>As real devices have them.</summary>
    public static RadioTiming Standard { get; } = new();

    /// <summary>Short waits, for exchanges in a test bench: nothing else differs.</summary>
    public static RadioTiming Bench { get; } = new()
    {
        ScanChannel = 10,
        ScanPause = 20,
        AssociationWait = 30,
        AckWait = 150,
        NetworkKeyWait = 200,
        AnnounceWait = 300,
        KeySwitchDelay = 100,
        FastPoll = 30,
        RouteWait = 100,
    };

    /// <summary>
    /// The same on an air on which a frame is under way for up to so many milliseconds: who waits for an answer, waits for its way there and back as well,
    /// and a device whose parent has a frame for it as long as the parent may still be busy with all four attempts at another one.
    /// </summary>
    public RadioTiming OnDelayedAir(int milliseconds) => milliseconds == 0 ? this : this with
    {
        ScanChannel = ScanChannel + (2 * milliseconds),
        AssociationWait = AssociationWait + (2 * milliseconds),
        MacAckWait = MacAckWait + (2 * milliseconds),
        PollWait = PollWait + (9 * milliseconds),
    };

    /// <summary>How long each channel is listened to in a scan (scan duration 3).</summary>
    public int ScanChannel { get; init; } = 138;

    /// <summary>Between the attempts of a scan.</summary>
    public int ScanPause { get; init; } = 1_000;

    /// <summary>How long after its association request a device asks for the answer (macResponseWaitTime).</summary>
    public int AssociationWait { get; init; } = 492;

    /// <summary>How long after the end of a frame its MAC acknowledgement may come. An air that delays frames needs more than its delay, twice.</summary>
    public int MacAckWait { get; init; } = 5;

    /// <summary>How long a sleepy device listens after its parent said that a frame waits (macMaxFrameTotalWaitTime, and what an emulated air adds).</summary>
    public int PollWait { get; init; } = 50;

    /// <summary>How long a parent keeps a frame for a sleepy child (macTransactionPersistenceTime).</summary>
    public int IndirectPersistence { get; init; } = 7_680;

    /// <summary>How often a sleepy device asks while it waits for something.</summary>
    public int FastPoll { get; init; } = 500;

    /// <summary>How long an APS acknowledgement may take (apscAckWaitDuration).</summary>
    public int AckWait { get; init; } = 1_600;

    /// <summary>How long a device waits for the network key before it gives up joining.</summary>
    public int NetworkKeyWait { get; init; } = 5_000;

    /// <summary>How long a trust centre waits for a device to show that it has the network key.</summary>
    public int AnnounceWait { get; init; } = 8_000;

    /// <summary>Between the distribution of a network key and the switch to it.</summary>
    public int KeySwitchDelay { get; init; } = 9_000;

    /// <summary>Between the link status commands of a router.</summary>
    public int LinkStatusPeriod { get; init; } = 15_000;

    /// <summary>How long a route reply may take.</summary>
    public int RouteWait { get; init; } = 1_000;

    /// <summary>How long a device waits between attempts to rejoin; it doubles up to <see cref="LongestRejoinPause"/>.</summary>
    public int RejoinPause { get; init; } = 1_000;

    /// <summary>075356r15: 15 minutes.</summary>
    public int LongestRejoinPause { get; init; } = 900_000;

    /// <summary>Minutes after which a parent forgets a sleepy child of which it has heard nothing, not even a poll.</summary>
    public int ChildTimeoutMinutes { get; init; } = 256;

    /// <summary>Minutes after which a trust centre removes a device that has not established a key, or not proved that it is the member that it says to be; 0: never.</summary>
    public int KeyEstablishmentLimitMinutes { get; init; } = 60;
}
