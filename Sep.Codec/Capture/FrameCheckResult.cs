namespace Sep.Codec.Capture;

/// <summary>Whether a captured frame came through whole.</summary>
public enum FrameCheckResult : byte
{
    /// <summary>The frame has no check sequence, or one of a kind that is not checked here.</summary>
    Unknown = 0,

    Right,

    Wrong,
}
