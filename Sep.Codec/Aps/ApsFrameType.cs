namespace Sep.Codec.Aps;

/// <summary>Frame control bits 0-1.</summary>
public enum ApsFrameType : byte
{
    Data = 0,
    Command = 1,
    Ack = 2,

    /// <summary>An inter-PAN frame, which has a header of its own.</summary>
    InterPan = 3,
}
