namespace HeadEnd.Simulator.Link;

/// <summary>Why a device could not be provisioned or removed. The values travel on the link: append, never renumber.</summary>
public enum FailureCause : byte
{
    None = 0,

    /// <summary>The join window ended and the device had not joined.</summary>
    WindowExpired = 1,

    /// <summary>The meter could not be reached in time.</summary>
    MeterUnreachable = 2,

    /// <summary>The device tried to join with another key.</summary>
    KeyMismatch = 3,

    /// <summary>The device's removal was asked for before it had joined.</summary>
    Withdrawn = 4,

    /// <summary>The meter was replaced; the device is expected at the new one.</summary>
    MeterReplaced = 5,
}
