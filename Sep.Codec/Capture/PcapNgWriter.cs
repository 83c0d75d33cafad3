using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Sep.Codec.Security;

namespace Sep.Codec.Capture;

/// <summary>
/// Writes a capture in the pcapng format, which Wireshark reads, into a buffer that the caller carries to a file or pipe. Little-endian, times in
/// nanoseconds. Keys are never written: whoever may decrypt has them anyway. One capture, of one owner, not for several threads.
/// </summary>
public sealed class PcapNgWriter
{
    private const byte Nanoseconds = 9;
    private const int PacketHeadSize = 20;
    private const int OptionHeadSize = 4;

    private readonly IBufferWriter<byte> _output;
    private readonly List<LinkType> _interfaces = [];

    /// <summary>Starts a capture: writes its section header.</summary>
    /// <param name="output">Where everything is written, as soon as it is told.</param>
    /// <param name="application">The name of what captures, for the header; nothing when empty.</param>
    /// <exception cref="ArgumentException">A name of more than 65,535 octets in UTF-8.</exception>
    public PcapNgWriter(IBufferWriter<byte> output, string application = "")
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        Span<byte> body = stackalloc byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(body, PcapNgBlock.ByteOrderMagic);
        BinaryPrimitives.WriteUInt16LittleEndian(body[4..], PcapNgBlock.MajorVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(body[6..], 0);
        BinaryPrimitives.WriteInt64LittleEndian(body[8..], -1);
        WriteBlock(PcapNgBlock.SectionHeader, body, PcapNgBlock.SectionApplication, application, resolution: null);
    }

    /// <summary>Describes one more source of packets and returns its number, 0 for the first.</summary>
    /// <param name="linkType">What its packets begin with.</param>
    /// <param name="name">A name to show; nothing when empty.</param>
    /// <exception cref="ArgumentException">A name of more than 65,535 octets in UTF-8.</exception>
    /// <exception cref="InvalidOperationException">There are <see cref="CaptureReader.MaxInterfaces"/> interfaces already.</exception>
    public int AddInterface(LinkType linkType, string name = "")
    {
        if (_interfaces.Count == CaptureReader.MaxInterfaces)
        {
            throw new InvalidOperationException($"A capture has at most {CaptureReader.MaxInterfaces} interfaces.");
        }

        Span<byte> body = stackalloc byte[8];
        body.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(body, (ushort)linkType);
        WriteBlock(PcapNgBlock.InterfaceDescription, body, PcapNgBlock.InterfaceName, name, Nanoseconds);
        _interfaces.Add(linkType);
        return _interfaces.Count - 1;
    }

    /// <summary>Writes one packet as it is.</summary>
    /// <param name="interfaceId">What <see cref="AddInterface"/> returned.</param>
    /// <param name="unixNanoseconds">When, in nanoseconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="packet">Its octets, which must suit the link type; at most <see cref="CaptureReader.MaxPacketLength"/>.</param>
    /// <exception cref="ArgumentException">No such interface, or the packet is too long.</exception>
    public void WritePacket(int interfaceId, ulong unixNanoseconds, ReadOnlySpan<byte> packet) =>
        WritePacket(interfaceId, unixNanoseconds, [], packet, [], comment: "");

    /// <summary>
    /// Writes one IEEE 802.15.4 frame, dressed as the link type asks: with its frame check sequence, with a TAP header too, or with neither.
    /// </summary>
    /// <param name="interfaceId">What <see cref="AddInterface"/> returned.</param>
    /// <param name="unixNanoseconds">When, in nanoseconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="frame">The MAC frame without its frame check sequence.</param>
    /// <param name="reception">What the receiver knew, which only a TAP header can hold.</param>
    /// <exception cref="ArgumentException">No such interface, or its link type is none of IEEE 802.15.4, or the frame is too long.</exception>
    public void WriteFrame(int interfaceId, ulong unixNanoseconds, ReadOnlySpan<byte> frame, FrameReception reception = default)
    {
        LinkType linkType = TypeOf(interfaceId);
        Span<byte> check = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(check, Crc16.FrameCheck(frame));
        switch (linkType)
        {
            case LinkType.Ieee802154:
                WritePacket(interfaceId, unixNanoseconds, [], frame, [], comment: "");
                break;
            case LinkType.Ieee802154WithFrameCheck:
                WritePacket(interfaceId, unixNanoseconds, [], frame, check, comment: "");
                break;
            case LinkType.Ieee802154Tap:
                Span<byte> header = stackalloc byte[TapHeader.MaxSize];
                header = header[..new TapHeader(FrameCheckType.Crc16, reception).Write(header)];
                WritePacket(interfaceId, unixNanoseconds, header, frame, check, comment: "");
                break;
            default:
                throw new ArgumentException($"Interface {interfaceId} is of link type {linkType}.", nameof(interfaceId));
        }
    }

    /// <summary>Writes one IEEE 802.15.4 frame with the frame check sequence that it had, right or wrong, and with what there is to say of it.</summary>
    /// <param name="interfaceId">What <see cref="AddInterface"/> returned.</param>
    /// <param name="unixNanoseconds">When, in nanoseconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="psdu">The MAC frame and its frame check sequence of 2 octets, as they were on the air.</param>
    /// <param name="reception">What the receiver knew, which only a TAP header can hold.</param>
    /// <param name="comment">What Wireshark shows as the packet's comment; nothing when empty.</param>
    /// <exception cref="ArgumentException">
    /// No such interface, or its link type holds no frame check sequence, or the frame or the comment is too long.
    /// </exception>
    public void WriteAsHeard(int interfaceId, ulong unixNanoseconds, ReadOnlySpan<byte> psdu, FrameReception reception = default, string comment = "")
    {
        Span<byte> header = stackalloc byte[TapHeader.MaxSize];
        header = TypeOf(interfaceId) switch
        {
            LinkType.Ieee802154WithFrameCheck => [],
            LinkType.Ieee802154Tap => header[..new TapHeader(FrameCheckType.Crc16, reception).Write(header)],
            LinkType other => throw new ArgumentException($"Interface {interfaceId} is of link type {other}.", nameof(interfaceId)),
        };
        WritePacket(interfaceId, unixNanoseconds, header, psdu, [], comment);
    }

    private LinkType TypeOf(int interfaceId) => interfaceId >= 0 && interfaceId < _interfaces.Count
        ? _interfaces[interfaceId]
        : throw new ArgumentOutOfRangeException(nameof(interfaceId), interfaceId, $"There are {_interfaces.Count} interfaces.");

    private void WritePacket(
        int interfaceId, ulong unixNanoseconds, scoped ReadOnlySpan<byte> head, scoped ReadOnlySpan<byte> body, scoped ReadOnlySpan<byte> tail, string comment)
    {
        TypeOf(interfaceId);
        int length = head.Length + body.Length + tail.Length;
        if (length > CaptureReader.MaxPacketLength)
        {
            throw new ArgumentException($"A packet of {length} octets is too long.");
        }

        int textLength = TextLength(comment);
        int options = textLength == 0 ? 0 : TextSize(textLength) + OptionHeadSize;
        int total = PcapNgBlock.MinSize + PacketHeadSize + PcapNgBlock.Padded(length) + options;
        Span<byte> block = Begin(PcapNgBlock.EnhancedPacket, total);
        BinaryPrimitives.WriteInt32LittleEndian(block[8..], interfaceId);
        BinaryPrimitives.WriteUInt32LittleEndian(block[12..], (uint)(unixNanoseconds >> 32));
        BinaryPrimitives.WriteUInt32LittleEndian(block[16..], (uint)(unixNanoseconds & uint.MaxValue));
        BinaryPrimitives.WriteInt32LittleEndian(block[20..], length);
        BinaryPrimitives.WriteInt32LittleEndian(block[24..], length);
        Span<byte> data = block[(PcapNgBlock.HeadSize + PacketHeadSize)..];
        head.CopyTo(data);
        body.CopyTo(data[head.Length..]);
        tail.CopyTo(data[(head.Length + body.Length)..]);
        data[length..^PcapNgBlock.TailSize].Clear();
        if (options > 0)
        {
            WriteText(data[PcapNgBlock.Padded(length)..], PcapNgBlock.Comment, comment, textLength);
        }

        _output.Advance(total);
    }

    /// <summary>Writes a block of a fixed body and a few options.</summary>
    private void WriteBlock(uint type, scoped ReadOnlySpan<byte> body, ushort textOption, string text, byte? resolution)
    {
        int textLength = TextLength(text);
        int textSize = textLength == 0 ? 0 : TextSize(textLength);
        int options = textSize + (resolution is null ? 0 : OptionHeadSize + 4) + OptionHeadSize;
        int total = PcapNgBlock.MinSize + body.Length + options;
        Span<byte> block = Begin(type, total);
        body.CopyTo(block[PcapNgBlock.HeadSize..]);
        Span<byte> place = block.Slice(PcapNgBlock.HeadSize + body.Length, options);
        place.Clear();
        if (textSize > 0)
        {
            WriteText(place, textOption, text, textLength);
            place = place[textSize..];
        }

        if (resolution is byte digits)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(place, PcapNgBlock.TimestampResolution);
            BinaryPrimitives.WriteUInt16LittleEndian(place[2..], sizeof(byte));
            place[OptionHeadSize] = digits;
        }

        // What is left of the options is zero: the end of options.
        _output.Advance(total);
    }

    private static int TextLength(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        return length <= ushort.MaxValue ? length : throw new ArgumentException($"A text of {length} octets is too long.", nameof(text));
    }

    private static int TextSize(int textLength) => OptionHeadSize + PcapNgBlock.Padded(textLength);

    private static void WriteText(Span<byte> place, ushort option, string text, int textLength)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(place, option);
        BinaryPrimitives.WriteUInt16LittleEndian(place[2..], (ushort)textLength);
        Encoding.UTF8.GetBytes(text, place[OptionHeadSize..]);
    }

    /// <summary>Room for a block of this many octets, its type and both lengths filled in; the caller advances.</summary>
    private Span<byte> Begin(uint type, int total)
    {
        Span<byte> block = _output.GetSpan(total)[..total];
        BinaryPrimitives.WriteUInt32LittleEndian(block, type);
        BinaryPrimitives.WriteInt32LittleEndian(block[4..], total);
        BinaryPrimitives.WriteInt32LittleEndian(block[^PcapNgBlock.TailSize..], total);
        return block;
    }
}
