namespace Sep.Codec.Nwk;

/// <summary>
/// The first two octets of a network frame (ZigBee 2007, 053474). Every pattern of bits is a value; <see cref="NwkHeader"/> says which are taken. The
/// bits 14-15 are reserved, ignored on input and zero on output.
/// </summary>
/// <param name="Bits">As on the wire, least significant octet first.</param>
public readonly record struct NwkFrameControl(ushort Bits)
{
    /// <summary>The protocol version of ZigBee 2006, 2007 and PRO.</summary>
    public const byte ProtocolVersion = 2;

    internal const int SecurityBit = 1 << 9;

    private const int VersionShift = 2;
    private const int DiscoverRouteShift = 6;
    private const int MulticastBit = 1 << 8;
    private const int SourceRouteBit = 1 << 10;
    private const int DestinationEui64Bit = 1 << 11;
    private const int SourceEui64Bit = 1 << 12;
    private const int EndDeviceInitiatorBit = 1 << 13;

    internal NwkFrameControl(in NwkHeader header)
        : this((ushort)((int)header.FrameType
            | (ProtocolVersion << VersionShift)
            | ((int)header.DiscoverRoute << DiscoverRouteShift)
            | (header.Multicast is null ? 0 : MulticastBit)
            | (header.Security ? SecurityBit : 0)
            | (header.SourceRoute is null ? 0 : SourceRouteBit)
            | (header.DestinationEui64 is null ? 0 : DestinationEui64Bit)
            | (header.SourceEui64 is null ? 0 : SourceEui64Bit)
            | (header.EndDeviceInitiator ? EndDeviceInitiatorBit : 0)))
    {
    }

    public NwkFrameType FrameType => (NwkFrameType)(Bits & 3);

    public byte Version => (byte)((Bits >> VersionShift) & 0x0F);

    public DiscoverRoute DiscoverRoute => (DiscoverRoute)((Bits >> DiscoverRouteShift) & 3);

    public bool Multicast => (Bits & MulticastBit) != 0;

    public bool Security => (Bits & SecurityBit) != 0;

    public bool SourceRoute => (Bits & SourceRouteBit) != 0;

    public bool DestinationEui64 => (Bits & DestinationEui64Bit) != 0;

    public bool SourceEui64 => (Bits & SourceEui64Bit) != 0;

    /// <summary>Since revision 21; reserved and zero before.</summary>
    public bool EndDeviceInitiator => (Bits & EndDeviceInitiatorBit) != 0;
}
