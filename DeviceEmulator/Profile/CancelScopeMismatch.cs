namespace DeviceEmulator.Profile;

/// <summary>What a device answers to a cancel whose device class or group is not the event's.</summary>
public enum CancelScopeMismatch : byte
{
    /// <summary>Report F8.</summary>
    Reject = 0,

    /// <summary>Nothing but a Default Response SUCCESS.</summary>
    Ignore = 1,
}
