namespace Sep.Codec.Wire;

/// <summary>Why a received frame is not taken: the first thing found wrong, from the outside in.</summary>
public enum FrameError : byte
{
    /// <summary>Nothing is wrong.</summary>
    None = 0,

    /// <summary>The frame ends inside a header, a field or the integrity code.</summary>
    Truncated,

    /// <summary>The frame check sequence is not that of the octets before it.</summary>
    BadFrameCheck,

    /// <summary>A frame type that the specification reserves, or one that this reader is not for.</summary>
    UnknownFrameType,

    /// <summary>A frame version or protocol version other than those of ZigBee 2006 to PRO.</summary>
    UnknownVersion,

    /// <summary>MAC addressing mode 1, which is reserved.</summary>
    ReservedAddressingMode,

    /// <summary>PAN id compression in a frame that lacks one of the two addresses.</summary>
    CompressionWithoutAddresses,

    /// <summary>MAC layer security, which no ZigBee frame has.</summary>
    MacSecurity,

    /// <summary>An inter-PAN frame where a network frame was expected.</summary>
    InterPan,

    /// <summary>A delivery mode that is reserved or that this frame type does not have.</summary>
    UnknownDeliveryMode,

    /// <summary>Fragmentation that is neither none, first nor part.</summary>
    UnknownFragmentation,

    /// <summary>A source route whose relay index points past its list.</summary>
    BadRelayIndex,

    /// <summary>A command id that this layer does not have, or another one than was asked for.</summary>
    UnknownCommand,

    /// <summary>A command or payload that is shorter than its fields, or has a value that makes the rest unreadable.</summary>
    Malformed,

    /// <summary>The frame carries no security where some was required.</summary>
    NotSecured,

    /// <summary>The key id of the auxiliary header is not one that this layer uses.</summary>
    UnknownKeyId,

    /// <summary>No address of the sender is known, in the frame or from the caller, so there is no nonce.</summary>
    UnknownSource,

    /// <summary>The message integrity code is not that of the frame under this key.</summary>
    BadIntegrityCode,
}
