namespace DeviceEmulator.Stack;

/// <summary>Where a device stands with a network.</summary>
public enum JoiningState : byte
{
    Outside = 0,

    /// <summary>A scan or an attempt to join is under way.</summary>
    Trying,

    Joined,
}
