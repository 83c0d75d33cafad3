using System.Buffers.Binary;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Sep.Codec.Wire;

/// <summary>
/// Reads little-endian ZCL fields from untrusted octets. Never throws and never reads past the end: the first failure sticks in
/// <see cref="Error"/>, and every later read returns zero and consumes nothing. Bytes not asked for stay in <see cref="Tail"/>.
/// </summary>
public ref struct ZclReader
{
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly int _memoryLength;
    private readonly IFieldTrace? _trace;
    private ReadOnlySpan<byte> _rest;

    /// <summary>Reads from a span. Variable-length fields are copied to the heap, because a value cannot keep a span.</summary>
    public ZclReader(ReadOnlySpan<byte> octets, IFieldTrace? trace = null)
    {
        _rest = octets;
        _trace = trace;
        _memoryLength = -1;
    }

    /// <summary>Reads from memory. Variable-length fields refer to that memory; whoever keeps one longer than the buffer owns a copy.</summary>
    public ZclReader(ReadOnlyMemory<byte> octets, IFieldTrace? trace = null)
    {
        _memory = octets;
        _memoryLength = octets.Length;
        _rest = octets.Span;
        _trace = trace;
    }

    /// <summary><see cref="ZclStatus.Success"/>, or the status of the first failure.</summary>
    public ZclStatus Error { get; private set; }

    /// <summary>The octets not read yet; empty after a failure.</summary>
    public readonly ReadOnlySpan<byte> Tail => _rest;

    /// <summary>Records the first failure and drops the rest of the input, so that no later read can succeed.</summary>
    public void Fail(ZclStatus status)
    {
        if (Error == ZclStatus.Success)
        {
            Error = status;
        }

        _rest = default;
    }

    /// <summary>
    /// Proves that <paramref name="length"/> octets are there. When true, that many octets can be read without a failure, so a command reads
    /// either its whole fixed part or nothing of it.
    /// </summary>
    public bool Fixed(int length)
    {
        if (_rest.Length >= length)
        {
            return Error == ZclStatus.Success;
        }

        Fail(ZclStatus.MalformedCommand);
        return false;
    }

    public byte U8(string name)
    {
        ReadOnlySpan<byte> rest = _rest;
        if (rest.Length < sizeof(byte))
        {
            Fail(ZclStatus.MalformedCommand);
            return 0;
        }

        byte value = rest[0];
        Advance(name, rest, sizeof(byte));
        return value;
    }

    public ushort U16(string name)
    {
        ReadOnlySpan<byte> rest = _rest;
        if (rest.Length < sizeof(ushort))
        {
            Fail(ZclStatus.MalformedCommand);
            return 0;
        }

        ushort value = BinaryPrimitives.ReadUInt16LittleEndian(rest);
        Advance(name, rest, sizeof(ushort));
        return value;
    }

    public uint U32(string name)
    {
        ReadOnlySpan<byte> rest = _rest;
        if (rest.Length < sizeof(uint))
        {
            Fail(ZclStatus.MalformedCommand);
            return 0;
        }

        uint value = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        Advance(name, rest, sizeof(uint));
        return value;
    }

    public sbyte S8(string name) => unchecked((sbyte)U8(name));

    public short S16(string name) => unchecked((short)U16(name));

    /// <summary>UTCTime, 32 bits, seconds since 2000-01-01T00:00:00Z.</summary>
    public SepTime Time(string name) => new(U32(name));

    /// <summary>Exactly <paramref name="length"/> raw octets without a length prefix; empty after a failure.</summary>
    public ReadOnlySpan<byte> Raw(string name, int length)
    {
        ReadOnlySpan<byte> rest = _rest;
        if (rest.Length < length)
        {
            Fail(ZclStatus.MalformedCommand);
            return default;
        }

        Advance(name, rest, length);
        return rest[..length];
    }

    /// <summary>All octets that are left, as one field. Copied only when the reader was made from a span.</summary>
    public Octets Rest(string name)
    {
        ReadOnlySpan<byte> rest = _rest;
        if (rest.IsEmpty)
        {
            return default;
        }

        Advance(name, rest, rest.Length);
        return _memoryLength < 0 ? new Octets(rest.ToArray()) : new Octets(_memory[(_memoryLength - rest.Length)..]);
    }

    /// <summary>All octets that are left, as a list of attribute records. An empty list is malformed: no command has one.</summary>
    internal AttributeRecords Records(string name, AttributeRecordLayout layout)
    {
        if (_rest.IsEmpty || !AttributeRecords.IsWellFormed(layout, _rest))
        {
            Fail(ZclStatus.MalformedCommand);
        }

        return new AttributeRecords(layout, Rest(name));
    }

    private void Advance(string name, ReadOnlySpan<byte> rest, int length)
    {
        _trace?.Field(name, rest[..length]);
        _rest = rest[length..];
    }
}
