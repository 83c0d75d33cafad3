namespace Sep.Codec.Mac;

/// <summary>
/// The first two octets of a MAC frame (IEEE 802.15.4-2006). Every pattern of bits is a value; <see cref="MacHeader"/> says which are taken. The
/// reserved bits 7-9 are ignored on input and zero on output.
/// </summary>
/// <param name="Bits">As on the wire, least significant octet first.</param>
public readonly record struct MacFrameControl(ushort Bits)
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    private const int FrameTypeMask = 0x0007;
    private const int SecurityBit = 0x0008;
    private const int FramePendingBit = 0x0010;
    private const int AcknowledgementRequestBit = 0x0020;
    private const int PanIdCompressionBit = 0x0040;
    private const int DestinationShift = 10;
    private const int VersionShift = 12;
    private const int SourceShift = 14;

    /// <summary>The fields of a header as bits; the security bit is zero.</summary>
    internal MacFrameControl(in MacHeader header)
        : this((ushort)((int)header.FrameType
            | (header.FramePending ? FramePendingBit : 0)
            | (header.AcknowledgementRequest ? AcknowledgementRequestBit : 0)
            | (header.PanIdCompression ? PanIdCompressionBit : 0)
            | ((int)header.Destination.Mode << DestinationShift)
            | (header.Version << VersionShift)
            | ((int)header.Source.Mode << SourceShift)))
    {
    }

    public MacFrameType FrameType => (MacFrameType)(Bits & FrameTypeMask);

    public bool Security => (Bits & SecurityBit) != 0;

    /// <summary>More data waits at the sender.</summary>
    public bool FramePending => (Bits & FramePendingBit) != 0;

    public bool AcknowledgementRequest => (Bits & AcknowledgementRequestBit) != 0;

    /// <summary>The source PAN id is left out, because it is that of the destination ("intra-PAN" in the 2003 edition).</summary>
    public bool PanIdCompression => (Bits & PanIdCompressionBit) != 0;

    public MacAddressMode DestinationMode => (MacAddressMode)((Bits >> DestinationShift) & 3);

    /// <summary>0 for the 2003 edition, which ZigBee uses, 1 for 2006, 2 for 2015; 3 is reserved.</summary>
    public byte Version => (byte)((Bits >> VersionShift) & 3);

    public MacAddressMode SourceMode => (MacAddressMode)(Bits >> SourceShift);
}
