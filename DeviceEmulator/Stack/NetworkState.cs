namespace DeviceEmulator.Stack;

/// <summary>Where a coordinator stands with its network.</summary>
public enum NetworkState : byte
{
    /// <summary>Nothing on the air: never formed, or reset and not resumed yet.</summary>
    Down = 0,

    /// <summary>Forming or resuming.</summary>
    Starting = 1,

    Up = 2,
}
