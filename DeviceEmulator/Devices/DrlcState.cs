namespace DeviceEmulator.Devices;

/// <summary>Where a device stands with one event.</summary>
public enum DrlcState : byte
{
    Scheduled = 0,
    ScheduledOptedOut,
    Running,

    /// <summary>Under way, but the user had opted out before it began.</summary>
    NotParticipating,
    RunningOptedOut,
    RunningOptedIn,

    // Ended states from here on.
    Completed,
    PartlyOptedOut,
    PartlyOptedIn,
    DidNotParticipate,
    Cancelled,
    Superseded,
}
