namespace DeviceEmulator.Stack;

/// <summary>
/// What a stack answers to a request at once: a number from 0 up that the completion repeats. It is unique among the requests under way of its
/// interface and may be used again afterwards.
/// </summary>
public static class StackToken
{
    /// <summary>The stack took nothing, because it has no room for it: nothing will follow, and asking later may help.</summary>
    public const int None = -1;
}
