namespace Sep.Codec.Capture;

/// <summary>What ends a captured frame: the FCS type of a TAP header.</summary>
public enum FrameCheckType : byte
{
    /// <summary>Nothing: the frame ends with its payload.</summary>
    None = 0,

    /// <summary>A CRC of 16 bits, as at 2.4 GHz.</summary>
    Crc16 = 1,

    /// <summary>A CRC of 32 bits, as in smart utility networks.</summary>
    Crc32 = 2,
}
