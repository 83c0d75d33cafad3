namespace DeviceEmulator.Devices;

/// <summary>What can happen to an event at a device.</summary>
public enum DrlcTrigger : byte
{
    StartDue = 0,
    EndDue,
    UserOptsOut,
    UserOptsIn,
    Cancelled,
    Superseded,
}
