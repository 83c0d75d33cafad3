namespace DeviceEmulator.Devices;

/// <summary>How an in-home device stands, for people.</summary>
public enum ShownStatus : byte
{
    /// <summary>It has no power.</summary>
    Off = 0,

    /// <summary>It has power and no event.</summary>
    Idle,

    /// <summary>An event will begin.</summary>
    EventAhead,

    /// <summary>It does what an event asks.</summary>
    InEvent,

    /// <summary>An event runs, or will, of which its user wants no part.</summary>
    OptedOut,
}
