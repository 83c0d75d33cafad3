using System.Buffers;
using System.Buffers.Binary;

namespace Sep.Codec.Capture;

/// <summary>
/// The old format of libpcap (draft-ietf-opsawg-pcap): one header with one link type, then records with times in micro- or nanoseconds.
/// </summary>
internal sealed class PcapFormat : ICaptureFormat
{
    private const uint MicrosecondMagic = 0xA1B2C3D4;
    private const uint NanosecondMagic = 0xA1B23C4D;
    private const int HeaderSize = 24;
    private const int RecordHeaderSize = 16;
    private const ushort MajorVersion = 2;
    private const ulong NanosecondsInSecond = 1_000_000_000;

    private readonly FieldOrder _order;
    private readonly uint _nanosecondsInTick;
    private bool _hasHeader;
    private LinkType _linkType;

    private PcapFormat(FieldOrder order, uint nanosecondsInTick)
    {
        _order = order;
        _nanosecondsInTick = nanosecondsInTick;
    }

    public bool IsBetweenRecords => _hasHeader;

    /// <summary>The format that begins with these four octets, or null when it is another.</summary>
    public static PcapFormat? Of(ReadOnlySpan<byte> magic)
    {
        uint little = BinaryPrimitives.ReadUInt32LittleEndian(magic);
        uint big = BinaryPrimitives.ReadUInt32BigEndian(magic);
        FieldOrder order = new(IsBigEndian: big is MicrosecondMagic or NanosecondMagic);
        return order.U32(magic) switch
        {
            MicrosecondMagic => new PcapFormat(order, 1000),
            NanosecondMagic => new PcapFormat(order, 1),
            _ => null,
        };
    }

    public CaptureStatus Read(ref ReadOnlySequence<byte> input, out CapturedPacket packet, out CaptureError error)
    {
        packet = default;
        error = CaptureError.None;
        if (!_hasHeader)
        {
            if (input.Length < HeaderSize)
            {
                return CaptureStatus.NeedsMore;
            }

            if (!TryReadHeader(ref input))
            {
                error = CaptureError.UnknownVersion;
                return CaptureStatus.Failed;
            }
        }

        if (input.Length < RecordHeaderSize)
        {
            return CaptureStatus.NeedsMore;
        }

        Span<byte> header = stackalloc byte[RecordHeaderSize];
        input.Slice(0, RecordHeaderSize).CopyTo(header);
        uint length = _order.U32(header[8..]);
        if (length > CaptureReader.MaxPacketLength)
        {
            error = CaptureError.TooLong;
            return CaptureStatus.Failed;
        }

        if (input.Length - RecordHeaderSize < length)
        {
            return CaptureStatus.NeedsMore;
        }

        ulong time = (_order.U32(header) * NanosecondsInSecond) + ((ulong)_order.U32(header[4..]) * _nanosecondsInTick);
        packet = new CapturedPacket(0, _linkType, time, _order.U32(header[12..]), input.Slice(RecordHeaderSize, length));
        input = input.Slice(RecordHeaderSize + (long)length);
        return CaptureStatus.Packet;
    }

    private bool TryReadHeader(ref ReadOnlySequence<byte> input)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        input.Slice(0, HeaderSize).CopyTo(header);

        // The upper half of the link type's field tells of frame check sequences, which the link type says better.
        _linkType = (LinkType)(_order.U32(header[20..]) & ushort.MaxValue);
        _hasHeader = _order.U16(header[4..]) == MajorVersion;
        input = input.Slice(HeaderSize);
        return _hasHeader;
    }
}
