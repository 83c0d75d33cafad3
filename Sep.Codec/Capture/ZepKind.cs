namespace Sep.Codec.Capture;

/// <summary>The two kinds of ZEP datagram.</summary>
public enum ZepKind : byte
{
    /// <summary>A frame that was on the air.</summary>
    Data = 1,

    /// <summary>The receipt for a datagram with a frame.</summary>
    Acknowledgement = 2,
}
