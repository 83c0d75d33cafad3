namespace DeviceEmulator.Stack;

/// <summary>Why a device is no member any more.</summary>
public enum LeaveCause : byte
{
    /// <summary>It left by itself. Its pre-configured link key stays with the trust centre.</summary>
    OwnWish = 0,

    /// <summary>The trust centre removed it and forgot its keys.</summary>
    Removed = 1,

    /// <summary>The coordinator formed another network.</summary>
    NetworkGone = 2,
}
