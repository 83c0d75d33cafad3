namespace Sep.Codec.Coordinator.Znp;

/// <summary>The kinds of frame: the upper three bits of the first command octet.</summary>
public enum ZnpFrameType : byte
{
    /// <summary>Of SPI only.</summary>
    Poll = 0,

    /// <summary>SREQ.</summary>
    Request = 1,

    /// <summary>AREQ: needs no answer, either way.</summary>
    Indication = 2,

    /// <summary>SRSP.</summary>
    Answer = 3,
}
