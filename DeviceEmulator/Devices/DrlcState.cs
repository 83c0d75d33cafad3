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

    // The last word is said from here on.

    /// <summary>Reported as superseded, and executed until the newer event starts.</summary>
    GivingWay,

    /// <summary>As <see cref="GivingWay"/>, but the user has opted out.</summary>
    GivingWayOptedOut,

    // Ended states from here on.
    Completed,
    PartlyOptedOut,
    PartlyOptedIn,
    DidNotParticipate,
    Cancelled,
    Superseded,
}
