namespace DeviceEmulator.Stack;

/// <summary>What became of a request to an <see cref="ICoordinatorNetwork"/>, an <see cref="IJoiningNode"/> or an <see cref="IKeyEstablishment"/>.</summary>
public enum NetworkStatus : byte
{
    Success = 0,

    /// <summary>The stack cannot do this at all, or leaves it to the module.</summary>
    NotSupported,

    /// <summary>The request does not fit the state: forming or joining twice, anything else without a network.</summary>
    InvalidState,

    /// <summary>There is no network to resume: nothing in non-volatile memory.</summary>
    NothingStored,

    /// <summary>A table is full.</summary>
    NoRoom,

    /// <summary>No such device is joined.</summary>
    UnknownDevice,

    /// <summary>Another exchange is under way, and there can be one only.</summary>
    Busy,

    /// <summary>The stack refused or failed for a reason of its own, which the driver logs.</summary>
    Failed,
}
