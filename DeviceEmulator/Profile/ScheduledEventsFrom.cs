namespace DeviceEmulator.Profile;

/// <summary>With what Get Scheduled Events compares its StartTime.</summary>
public enum ScheduledEventsFrom : byte
{
    /// <summary>Events that end at StartTime or later.</summary>
    End = 0,

    /// <summary>Events that start at StartTime or later.</summary>
    Start = 1,
}
