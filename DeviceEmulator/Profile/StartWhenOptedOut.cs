namespace DeviceEmulator.Profile;

/// <summary>What is reported at the effective start of an event that the user has opted out of.</summary>
public enum StartWhenOptedOut : byte
{
    /// <summary>04; nothing where that was reported before the start.</summary>
    OptedOut = 0,

    /// <summary>02; that the user takes no part then shows only in the last report.</summary>
    Started = 1,
}
