namespace Sep.Codec.Capture;

/// <summary>The blocks and options of pcapng that are read or written here (draft-ietf-opsawg-pcapng).</summary>
internal static class PcapNgBlock
{
    public const uint SectionHeader = 0x0A0D0D0A;
    public const uint InterfaceDescription = 1;
    public const uint ObsoletePacket = 2;
    public const uint SimplePacket = 3;
    public const uint EnhancedPacket = 6;

    public const uint ByteOrderMagic = 0x1A2B3C4D;
    public const ushort MajorVersion = 1;

    /// <summary>Type and length before a block's body; the length comes again after it.</summary>
    public const int HeadSize = 8;
    public const int TailSize = 4;
    public const int MinSize = HeadSize + TailSize;

    public const ushort EndOfOptions = 0;
    public const ushort Comment = 1;
    public const ushort InterfaceName = 2;
    public const ushort SectionApplication = 4;
    public const ushort TimestampResolution = 9;
    public const ushort TimestampOffset = 14;

    /// <summary>Octets up to the next multiple of 4: how far everything reaches in this format.</summary>
    public static int Padded(int length) => (length + 3) & ~3;
}
