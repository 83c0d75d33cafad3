namespace DeviceEmulator.Home.Commissioning;

/// <summary>How far a device has come on its way into a home's network.</summary>
public enum CommissioningState : byte
{
    /// <summary>Switched off, or never told to join.</summary>
    Off = 0,

    /// <summary>Looks for networks that let devices join.</summary>
    Scanning,

    /// <summary>Asks one of them in, by its installation code.</summary>
    Joining,

    /// <summary>Is a member and agrees on a link key with the trust centre (CBKE).</summary>
    Establishing,

    /// <summary>Asks for the endpoint of the ESI (match descriptors).</summary>
    Discovering,

    /// <summary>Asks the ESI to bind its servers to the device.</summary>
    Binding,

    /// <summary>Reads the ESI's clock.</summary>
    ReadingTime,

    /// <summary>Does what it is for.</summary>
    Running,

    /// <summary>Was a member, and looks for its network.</summary>
    Rejoining,

    /// <summary>Waits before it tries again.</summary>
    Waiting,

    /// <summary>Has given up until somebody tells it to join.</summary>
    Stopped,
}
