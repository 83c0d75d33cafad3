namespace DeviceEmulator.Stack;

/// <summary>Why a trust centre did not admit a device.</summary>
public enum JoinRefusal : byte
{
    /// <summary>No link key was added for it.</summary>
    UnknownDevice = 0,

    /// <summary>Its link key is another one. A trust centre on the air sees only that the device never announces itself.</summary>
    KeyMismatch = 1,

    /// <summary>As many devices as the network may have are joined.</summary>
    NoRoom = 2,
}
