namespace DeviceEmulator.Profile;

/// <summary>What a device answers to an event of another class or group. Never a Report Event Status.</summary>
public enum FilteredOut : byte
{
    /// <summary>Default Response SUCCESS, unless the frame disables it.</summary>
    DefaultResponse = 0,

    Silent = 1,
}
