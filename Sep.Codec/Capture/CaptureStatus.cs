namespace Sep.Codec.Capture;

/// <summary>What <see cref="CaptureReader.Read"/> came to.</summary>
public enum CaptureStatus : byte
{
    /// <summary>The input holds no whole packet more: call again when there is more of it.</summary>
    NeedsMore = 0,

    /// <summary>A packet was read.</summary>
    Packet,

    /// <summary>The capture has ended where one may end.</summary>
    End,

    /// <summary>The input is no capture, or damaged: nothing more can be read. <see cref="CaptureReader.Error"/> says why.</summary>
    Failed,
}
