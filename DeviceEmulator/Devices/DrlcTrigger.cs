namespace DeviceEmulator.Devices;

/// <summary>What can happen to an event at a device.</summary>
public enum DrlcTrigger : byte
{
    StartDue = 0,
    EndDue,
    UserOptsOut,
    UserOptsIn,
    Cancelled,

    /// <summary>The newer event takes over, now.</summary>
    Superseded,

    /// <summary>It is time to say that a newer event will take over.</summary>
    GiveWay,
}
