namespace Han.Gateway.Provisioning;

/// <summary>What moves a device from one status to another.</summary>
public enum DeviceTrigger : byte
{
    /// <summary>A request to add it was accepted.</summary>
    AddAccepted = 0,

    /// <summary>The TDSP says that provisioning is under way.</summary>
    AddPending,

    /// <summary>The TDSP says that the key is in the meter.</summary>
    MeterReady,

    /// <summary>The device has joined.</summary>
    Joined,

    /// <summary>The TDSP does not take the request.</summary>
    AddRejected,

    /// <summary>The TDSP could not do it, or the join window ended.</summary>
    AddFailed,

    /// <summary>A request to remove it was accepted.</summary>
    RemoveAccepted,

    /// <summary>The TDSP says that the removal is under way.</summary>
    RemovePending,

    /// <summary>The device is out of the network.</summary>
    Removed,

    /// <summary>The TDSP does not take the removal: the device is as it was.</summary>
    RemoveRejected,

    /// <summary>The TDSP could not remove it.</summary>
    RemoveFailed,

    /// <summary>Its meter was exchanged: it has to be added to the new one, unless it was to be removed anyway.</summary>
    MeterExchanged,
}
