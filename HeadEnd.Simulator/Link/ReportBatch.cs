using System.Buffers;
using System.Buffers.Binary;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Link;

/// <summary>
/// Reports in their wire encoding, in a pooled buffer that the last owner returns by disposing. Version 1, little-endian: version, number of reports,
/// <see cref="UpTo"/>, then the reports, each with its frame's length. Appending and reading allocate nothing.
/// </summary>
public sealed class ReportBatch : IDisposable
{
    public const byte Version = 1;

    private const int HeaderSize = 13;
    private const int FixedSize = 34;
    private const int MomentOffset = 13;

    /// <summary>For 512 reports with the frames of devices, of some hundred octets each.</summary>
    private const int FirstCapacity = 64 * 1024;

    /// <summary>For 512 reports of any length. What lanes gather in a burst is larger; they keep it themselves.</summary>
    private const int LargestKept = 4 * FirstCapacity;

    /// <summary>More than wait for the gateway's journal at once before head-ends wait as well, by those that are filled and read.</summary>
    internal const int KeptBuffers = 320;

    /// <summary>
    /// Kept until the process ends. Its own: of one size the shared pool keeps about 32 for each processor, and the others would be made anew each time.
    /// </summary>
    private static readonly ArrayPool<byte> _buffers = ArrayPool<byte>.Create(LargestKept, KeptBuffers);

    private byte[]? _buffer = _buffers.Rent(FirstCapacity);
    private int _length = HeaderSize;

    private ReportBatch()
    {
    }

    /// <summary>The number of reports.</summary>
    public int Count { get; private set; }

    /// <summary>Every report of the sending loop up to this moment is in this batch or one before it.</summary>
    public MarketTime UpTo { get; set; }

    /// <summary>An empty batch.</summary>
    public static ReportBatch Rent() => new();

    /// <summary>A batch that came over a wire; the octets are copied.</summary>
    /// <exception cref="FormatException">Not a batch; the message names the part.</exception>
    public static ReportBatch Decode(ReadOnlySpan<byte> wire)
    {
        LinkReader r = new(wire);
        if (r.U8("version") is byte version and not Version)
        {
            throw new FormatException($"The batch has version {version}; this reader knows {Version}.");
        }

        uint count = r.U32("number of reports");
        MarketTime upTo = new(r.I64("moment"));
        for (uint i = 0; i < count; i++)
        {
            r.Take(FixedSize - 1, "report");
            r.Take(r.U8("frame length"), "frame");
        }

        if (r.Left != 0)
        {
            throw new FormatException($"{r.Left} octets follow the last report of the batch.");
        }

        ReportBatch batch = Rent();
        batch.Reserve(wire.Length);
        wire.CopyTo(batch._buffer);
        batch._length = wire.Length;
        batch.Count = (int)count;
        batch.UpTo = upTo;
        return batch;
    }

    /// <summary>The batch as it crosses a wire; valid until the next change.</summary>
    public ReadOnlyMemory<byte> Encode()
    {
        byte[] buffer = Buffer;
        buffer[0] = Version;
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(1), (uint)Count);
        BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(5), UpTo.Milliseconds);
        return buffer.AsMemory(0, _length);
    }

    public void Append(in TdspReport report)
    {
        int size = FixedSize + report.Frame.Length;
        Reserve(_length + size);
        LinkWriter w = new(Buffer.AsSpan(_length, size));
        w.U32(report.OrderId);
        w.U32(report.Ordinal);
        w.U32(report.Sequence);
        w.U8((byte)report.Kind);
        w.I64(report.At.Milliseconds);
        w.U64(report.Device.Value);
        w.U32(report.Argument);
        w.U8((byte)report.Frame.Length);
        report.Frame.CopyTo(w.Take(report.Frame.Length));
        _length += size;
        Count++;
    }

    /// <summary>Empties the batch; it keeps its buffer.</summary>
    internal void Clear() => (_length, Count) = (HeaderSize, 0);

    /// <summary>The position of the first report, for <see cref="TryPeek"/>.</summary>
    internal static int FirstReport => HeaderSize;

    /// <summary>When the report at a position was made and where the next one begins; false at the end.</summary>
    internal bool TryPeek(int position, out MarketTime at, out int next)
    {
        if (position >= _length)
        {
            (at, next) = (default, position);
            return false;
        }

        ReadOnlySpan<byte> report = Buffer.AsSpan(position, FixedSize);
        at = new MarketTime(BinaryPrimitives.ReadInt64LittleEndian(report[MomentOffset..]));
        next = position + FixedSize + report[FixedSize - 1];
        return true;
    }

    /// <summary>Copies one report from another batch, between the positions that <see cref="TryPeek"/> gives.</summary>
    internal void Append(ReportBatch source, int position, int next)
    {
        ReadOnlySpan<byte> report = source.Buffer.AsSpan(position, next - position);
        Reserve(_length + report.Length);
        report.CopyTo(Buffer.AsSpan(_length));
        _length += report.Length;
        Count++;
    }

    public Reader Read() => new(Buffer.AsSpan(HeaderSize, _length - HeaderSize));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is byte[] buffer)
        {
            _buffers.Return(buffer);
        }
    }

    private byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(ReportBatch));

    private void Reserve(int length)
    {
        byte[] buffer = Buffer;
        if (length <= buffer.Length)
        {
            return;
        }

        byte[] larger = _buffers.Rent(Math.Max(length, buffer.Length * 2));
        buffer.AsSpan(0, _length).CopyTo(larger);
        _buffers.Return(buffer);
        _buffer = larger;
    }

    /// <summary>Walks the reports in order. A report refers to the batch's buffer and must not outlive it.</summary>
    public ref struct Reader
    {
        private LinkReader _reader;

        internal Reader(ReadOnlySpan<byte> reports) => _reader = new LinkReader(reports);

        public bool Next(out TdspReport report)
        {
            if (_reader.Left == 0)
            {
                report = default;
                return false;
            }

            report = new TdspReport(
                _reader.U32("order id"), _reader.U32("ordinal"), _reader.U32("sequence"), (ReportKind)_reader.U8("kind"),
                new MarketTime(_reader.I64("moment")), new Eui64(_reader.U64("device")), _reader.U32("argument"),
                _reader.Take(_reader.U8("frame length"), "frame"));
            return true;
        }
    }
}
