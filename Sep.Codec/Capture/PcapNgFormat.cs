using System.Buffers;
using System.Buffers.Binary;

namespace Sep.Codec.Capture;

/// <summary>
/// The pcapng format: sections of blocks. Reads section headers, interface descriptions and the three kinds of packet; skips every other block as
/// it arrives, whatever its length.
/// </summary>
internal sealed class PcapNgFormat : ICaptureFormat
{
    /// <summary>Room for a packet, its head and its options.</summary>
    private const uint MaxBlockLength = CaptureReader.MaxPacketLength + 0x20000;

    private const int SectionHeadSize = 16;
    private const int InterfaceHeadSize = 8;
    private const int PacketHeadSize = 20;
    private const int SimplePacketHeadSize = 4;
    private const int OptionHeadSize = 4;

    private readonly List<CaptureInterface> _interfaces = [];
    private FieldOrder _order;
    private uint _toSkip;
    private bool _hasSection;

    public bool IsBetweenRecords => _hasSection && _toSkip == 0;

    public CaptureStatus Read(ref ReadOnlySequence<byte> input, out CapturedPacket packet, out CaptureError error)
    {
        CaptureStatus? status;
        do
        {
            status = ReadBlock(ref input, out packet, out error);
        }
        while (status is null);

        return status.Value;
    }

    /// <summary>Reads or skips one block. Null when it was no packet: then there may be one behind it.</summary>
    private CaptureStatus? ReadBlock(ref ReadOnlySequence<byte> input, out CapturedPacket packet, out CaptureError error)
    {
        packet = default;
        error = CaptureError.None;
        long skipped = Math.Min(_toSkip, input.Length);
        input = input.Slice(skipped);
        _toSkip -= (uint)skipped;
        if (input.Length < PcapNgBlock.MinSize)
        {
            return CaptureStatus.NeedsMore;
        }

        error = ReadHead(input, out uint type, out uint length);
        if (error == CaptureError.None && !IsRead(type))
        {
            _toSkip = length;
            return null;
        }

        if (error == CaptureError.None && length > MaxBlockLength)
        {
            error = CaptureError.TooLong;
        }

        if (error == CaptureError.None)
        {
            if (input.Length < length)
            {
                return CaptureStatus.NeedsMore;
            }

            error = ReadBody(type, input.Slice(0, length), out packet);
        }

        if (error != CaptureError.None)
        {
            return CaptureStatus.Failed;
        }

        input = input.Slice(length);
        return type is PcapNgBlock.SectionHeader or PcapNgBlock.InterfaceDescription ? null : CaptureStatus.Packet;
    }

    private static bool IsRead(uint type) => type is PcapNgBlock.SectionHeader or PcapNgBlock.InterfaceDescription
        or PcapNgBlock.EnhancedPacket or PcapNgBlock.SimplePacket or PcapNgBlock.ObsoletePacket;

    private CaptureError ReadHead(in ReadOnlySequence<byte> input, out uint type, out uint length)
    {
        Span<byte> head = stackalloc byte[PcapNgBlock.MinSize];
        input.Slice(0, PcapNgBlock.MinSize).CopyTo(head);

        // The type of a section header reads the same both ways, and what follows its length tells which way the section is written.
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) == PcapNgBlock.SectionHeader)
        {
            _order = new FieldOrder(BinaryPrimitives.ReadUInt32BigEndian(head[PcapNgBlock.HeadSize..]) == PcapNgBlock.ByteOrderMagic);
            if (_order.U32(head[PcapNgBlock.HeadSize..]) != PcapNgBlock.ByteOrderMagic)
            {
                (type, length) = (0, 0);
                return CaptureError.Malformed;
            }
        }

        type = _order.U32(head);
        length = _order.U32(head[4..]);
        return length >= PcapNgBlock.MinSize && length % 4 == 0 ? CaptureError.None : CaptureError.Malformed;
    }

    private CaptureError ReadBody(uint type, in ReadOnlySequence<byte> block, out CapturedPacket packet)
    {
        packet = default;
        Span<byte> length = stackalloc byte[PcapNgBlock.TailSize];
        block.Slice(block.Length - PcapNgBlock.TailSize).CopyTo(length);
        if (_order.U32(length) != block.Length)
        {
            return CaptureError.Malformed;
        }

        ReadOnlySequence<byte> body = block.Slice(PcapNgBlock.HeadSize, block.Length - PcapNgBlock.MinSize);
        return type switch
        {
            PcapNgBlock.SectionHeader => BeginSection(body),
            PcapNgBlock.InterfaceDescription => AddInterface(body),
            PcapNgBlock.SimplePacket => ReadSimplePacket(body, out packet),
            _ => ReadPacket(body, type == PcapNgBlock.ObsoletePacket, out packet),
        };
    }

    private CaptureError BeginSection(in ReadOnlySequence<byte> body)
    {
        if (body.Length < SectionHeadSize)
        {
            return CaptureError.Malformed;
        }

        Span<byte> head = stackalloc byte[SectionHeadSize];
        body.Slice(0, SectionHeadSize).CopyTo(head);
        _hasSection = true;
        _interfaces.Clear();
        return _order.U16(head[4..]) == PcapNgBlock.MajorVersion ? CaptureError.None : CaptureError.UnknownVersion;
    }

    private CaptureError AddInterface(in ReadOnlySequence<byte> body)
    {
        if (body.Length < InterfaceHeadSize || _interfaces.Count == CaptureReader.MaxInterfaces)
        {
            return body.Length < InterfaceHeadSize ? CaptureError.Malformed : CaptureError.TooManyInterfaces;
        }

        Span<byte> head = stackalloc byte[InterfaceHeadSize];
        body.Slice(0, InterfaceHeadSize).CopyTo(head);
        CaptureInterface description = new((LinkType)_order.U16(head), _order.U32(head[4..]), CaptureInterface.DefaultResolution, 0);
        CaptureError error = ReadOptions(body.Slice(InterfaceHeadSize), ref description);
        _interfaces.Add(description);
        return error;
    }

    private CaptureError ReadOptions(ReadOnlySequence<byte> options, ref CaptureInterface description)
    {
        Span<byte> start = stackalloc byte[OptionHeadSize + sizeof(long)];
        while (options.Length >= OptionHeadSize)
        {
            int held = (int)Math.Min(options.Length, start.Length);
            options.Slice(0, held).CopyTo(start);
            ushort code = _order.U16(start);
            int length = _order.U16(start[2..]);
            if (code == PcapNgBlock.EndOfOptions)
            {
                return CaptureError.None;
            }

            int size = OptionHeadSize + PcapNgBlock.Padded(length);
            if (size > options.Length)
            {
                return CaptureError.Malformed;
            }

            description = (code, length) switch
            {
                (PcapNgBlock.TimestampResolution, sizeof(byte)) => description with { Resolution = start[OptionHeadSize] },
                (PcapNgBlock.TimestampOffset, sizeof(long)) => description with { OffsetSeconds = _order.S64(start[OptionHeadSize..]) },
                _ => description,
            };
            options = options.Slice(size);
        }

        return CaptureError.None;
    }

    private CaptureError ReadPacket(in ReadOnlySequence<byte> body, bool isObsolete, out CapturedPacket packet)
    {
        packet = default;
        if (body.Length < PacketHeadSize)
        {
            return CaptureError.Malformed;
        }

        // The obsolete packet has a shorter interface number, and a count of lost packets in the other half of the field.
        Span<byte> head = stackalloc byte[PacketHeadSize];
        body.Slice(0, PacketHeadSize).CopyTo(head);
        uint id = isObsolete ? _order.U16(head) : _order.U32(head);
        ulong ticks = ((ulong)_order.U32(head[4..]) << 32) | _order.U32(head[8..]);
        return Make(id, ticks, _order.U32(head[12..]), _order.U32(head[16..]), body.Slice(PacketHeadSize), out packet);
    }

    private CaptureError ReadSimplePacket(in ReadOnlySequence<byte> body, out CapturedPacket packet)
    {
        packet = default;
        if (body.Length < SimplePacketHeadSize)
        {
            return CaptureError.Malformed;
        }

        Span<byte> head = stackalloc byte[SimplePacketHeadSize];
        body.Slice(0, SimplePacketHeadSize).CopyTo(head);
        uint original = _order.U32(head);
        uint kept = _interfaces is [{ SnapLength: > 0 } first, ..] ? Math.Min(original, first.SnapLength) : original;
        CaptureError error = Make(0, 0, kept, original, body.Slice(SimplePacketHeadSize), out packet);
        packet = packet with { UnixNanoseconds = 0 };
        return error;
    }

    private CaptureError Make(uint id, ulong ticks, uint length, uint original, in ReadOnlySequence<byte> octets, out CapturedPacket packet)
    {
        packet = default;
        if (id >= _interfaces.Count)
        {
            return CaptureError.UnknownInterface;
        }

        if (length > CaptureReader.MaxPacketLength || length > octets.Length)
        {
            return length > CaptureReader.MaxPacketLength ? CaptureError.TooLong : CaptureError.Malformed;
        }

        CaptureInterface source = _interfaces[(int)id];
        packet = new CapturedPacket((int)id, source.LinkType, source.UnixNanoseconds(ticks), original, octets.Slice(0, length));
        return CaptureError.None;
    }
}
