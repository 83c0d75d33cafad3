namespace DeviceEmulator.Stack;

/// <summary>What became of a device's attempt to join.</summary>
public enum JoinStatus : byte
{
    Success = 0,

    /// <summary>No such network answered.</summary>
    NoNetwork,

    /// <summary>The network answered but does not permit joining.</summary>
    NotPermitted,

    /// <summary>The network answered but has no room.</summary>
    NoRoom,

    /// <summary>No network key came that the device could read: the trust centre does not know it, or by another link key.</summary>
    NoNetworkKey,
}
