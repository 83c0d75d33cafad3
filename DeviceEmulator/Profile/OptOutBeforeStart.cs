namespace DeviceEmulator.Profile;

/// <summary>When an opt-out before the event's effective start is reported.</summary>
public enum OptOutBeforeStart : byte
{
    /// <summary>With the start, if it still stands.</summary>
    AtStart = 0,

    /// <summary>At once, as 04. A change of mind before the start is not reported.</summary>
    AtOnce = 1,
}
