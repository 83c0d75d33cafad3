namespace DeviceEmulator.Profile;

/// <summary>What a device answers to an event that it has, or had until its scheduled end.</summary>
public enum RepeatedEvent : byte
{
    /// <summary>Default Response SUCCESS, unless the frame disables it.</summary>
    DefaultResponse = 0,

    Silent = 1,
}
