using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Sep.Codec.Wire;

/// <summary>
/// Reads fields, least significant octet first, from untrusted octets. Never throws and never reads past the end: the first failure sticks
/// (<see cref="Failed"/>), and every later read returns zero and consumes nothing. Octets not asked for stay in <see cref="Tail"/>.
/// </summary>
public ref struct WireReader<TTrace> where TTrace : struct, ITraceMode
{
    private readonly ref readonly ReadOnlyMemory<byte> _memory;
    private TTrace _trace;
    private ReadOnlySpan<byte> _rest;

    /// <summary>Reads from a span. Variable-length fields are copied to the heap, because a value cannot keep a span.</summary>
    public WireReader(ReadOnlySpan<byte> octets, TTrace trace = default)
    {
        _rest = octets;
        _trace = trace;
    }

    /// <summary>Reads from memory. Variable-length fields refer to that memory; whoever keeps one longer than the buffer owns a copy.</summary>
    public WireReader(ref readonly ReadOnlyMemory<byte> octets, TTrace trace = default)
    {
        _memory = ref octets;
        _rest = octets.Span;
        _trace = trace;
    }

    /// <summary>True from the first failure on: the octets are not a well-formed whole.</summary>
    public bool Failed { get; private set; }

    /// <summary>The octets not read yet; empty after a failure.</summary>
    public readonly ReadOnlySpan<byte> Tail => _rest;

    /// <summary>Whether octets are left.</summary>
    public readonly bool More => !_rest.IsEmpty;

    /// <summary>As many zeros as the longest fixed part: what is read after a failure.</summary>
    private static ReadOnlySpan<byte> Zeros => "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"u8;

    /// <summary>Records a failure and drops the rest of the input, so that no later read can succeed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fail()
    {
        Failed = true;
        _rest = default;
        _trace = default;
    }

    /// <summary>
    /// The next <paramref name="length"/> octets as a part of their own, whose fields are then read without a check. When they are not all there, the
    /// reader fails and the part is zeros, so that a command is either read whole or meaningless.
    /// </summary>
    /// <param name="length">At most 64 octets.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FixedReader<TTrace> Fixed(int length)
    {
        ReadOnlySpan<byte> rest = _rest;
        ref readonly byte first = ref MemoryMarshal.GetReference(rest);
        if (rest.Length < length)
        {
            Fail();
            first = ref MemoryMarshal.GetReference(Zeros[..length]);
        }
        else
        {
            _rest = MemoryMarshal.CreateReadOnlySpan(in Unsafe.Add(ref Unsafe.AsRef(in first), length), unchecked(rest.Length - length));
        }

        return new FixedReader<TTrace>(in first, length, _trace);
    }

    public byte U8(string name) => Fixed(sizeof(byte)).U8(name);

    public ushort U16(string name) => Fixed(sizeof(ushort)).U16(name);

    public uint U24(string name) => Fixed(3).U24(name);

    public uint U32(string name) => Fixed(sizeof(uint)).U32(name);

    public ulong U64(string name) => Fixed(sizeof(ulong)).U64(name);

    /// <inheritdoc cref="FixedReader{TTrace}.Named8{T}"/>
    public T Named8<T>(string name) where T : unmanaged, Enum => Fixed(sizeof(byte)).Named8<T>(name);

    /// <inheritdoc cref="FixedReader{TTrace}.Named16{T}"/>
    public T Named16<T>(string name) where T : unmanaged, Enum => Fixed(sizeof(ushort)).Named16<T>(name);

    /// <summary>UTCTime, 32 bits, seconds since 2000-01-01T00:00:00Z.</summary>
    public SepTime Time(string name) => Fixed(sizeof(uint)).Time(name);

    /// <summary>An EUI-64, least significant octet first.</summary>
    public Eui64 Eui64(string name) => Fixed(sizeof(ulong)).Eui64(name);

    /// <summary>Exactly <paramref name="length"/> raw octets without a length prefix; empty after a failure.</summary>
    public ReadOnlySpan<byte> Raw(string name, int length)
    {
        ReadOnlySpan<byte> rest = _rest;
        if (rest.Length < length)
        {
            Fail();
            return default;
        }

        Advance(name, FieldKind.Octets, length);
        return rest[..length];
    }

    /// <summary>Exactly <paramref name="length"/> octets without a length prefix, as one field. Copied only when the reader was made from a span.</summary>
    public Octets Octets(string name, int length)
    {
        if (_rest.Length < length)
        {
            Fail();
            return default;
        }

        return Take(name, FieldKind.Octets, prefix: 0, length);
    }

    /// <summary>A ZCL octet string: a length octet, 0xFF for none, and so many octets.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="max">The most octets that the specification allows; more makes the command malformed.</param>
    public OctetString OctetString(string name, int max = Types.OctetString.MaxLength) =>
        Prefixed(name, FieldKind.Octets, max, out Octets content) ? new OctetString(content) : Types.OctetString.None;

    /// <summary>A ZCL character string: a length octet, 0xFF for none, and so many octets of UTF-8.</summary>
    /// <inheritdoc cref="OctetString(string, int)"/>
    public CharacterString CharacterString(string name, int max = Types.OctetString.MaxLength) =>
        Prefixed(name, FieldKind.Text, max, out Octets content) ? new CharacterString(content) : Types.CharacterString.None;

    /// <summary>All octets that are left, as one field. Copied only when the reader was made from a span.</summary>
    public Octets Rest(string name) => Take(name, FieldKind.Octets, prefix: 0, _rest.Length);

    /// <summary>All octets that are left, as a list of attribute records. An empty list is malformed: no command has one.</summary>
    internal AttributeRecords Records(string name, AttributeRecordLayout layout)
    {
        AttributeRecords records = new(layout, List(!_rest.IsEmpty && AttributeRecords.IsWellFormed(layout, _rest)));
        if (typeof(TTrace) != typeof(Untraced))
        {
            records.Trace(name, _trace);
        }

        return records;
    }

    /// <summary>All octets that are left, as a list of reporting records. An empty list is malformed: no command has one.</summary>
    internal ReportingRecords Records(string name, ReportingRecordLayout layout)
    {
        ReportingRecords records = new(layout, List(!_rest.IsEmpty && ReportingRecords.IsWellFormed(layout, _rest)));
        if (typeof(TTrace) != typeof(Untraced))
        {
            records.Trace(name, _trace);
        }

        return records;
    }

    /// <summary>All octets that are left, as a list of attribute ids. An empty list is malformed.</summary>
    internal UInt16List AttributeIds(string name)
    {
        UInt16List ids = new(List(!_rest.IsEmpty && _rest.Length % sizeof(ushort) == 0));
        for (int i = 0; typeof(TTrace) != typeof(Untraced) && i < ids.Count; i++)
        {
            new RecordTrace<TTrace>($"{name}[{i}].", _trace).Id(ids[i]);
        }

        return ids;
    }

    /// <summary>All octets that are left, as a list of attribute ids with types, which may be empty.</summary>
    internal AttributeTypes AttributeTypes(string name)
    {
        AttributeTypes types = new(List(Zcl.AttributeTypes.IsWellFormed(_rest)));
        if (typeof(TTrace) != typeof(Untraced))
        {
            types.Trace(name, _trace);
        }

        return types;
    }

    /// <summary>All octets that are left, for a list that tells the trace its fields itself.</summary>
    private Octets List(bool isWellFormed)
    {
        if (!isWellFormed)
        {
            Fail();
            return default;
        }

        Octets list = Keep(prefix: 0, _rest.Length);
        _rest = default;
        return list;
    }

    private bool Prefixed(string name, FieldKind kind, int max, out Octets content)
    {
        content = default;
        if (_rest.IsEmpty)
        {
            Fail();
            return true;
        }

        int length = _rest[0];
        if (length == Types.OctetString.NoneLength)
        {
            Advance(name, kind, length: 1);
            return false;
        }

        if (length > max || _rest.Length <= length)
        {
            if (typeof(TTrace) != typeof(Untraced) && length > max)
            {
                // The length alone, so that a trace knows which field is too long.
                _trace.Field(name, kind, _rest[..1], null);
            }

            Fail();
            return true;
        }

        content = Take(name, kind, prefix: 1, length);
        return true;
    }

    private Octets Take(string name, FieldKind kind, int prefix, int length)
    {
        if (prefix + length == 0)
        {
            return default;
        }

        Octets octets = Keep(prefix, length);
        Advance(name, kind, prefix + length);
        return octets;
    }

    private readonly Octets Keep(int prefix, int length) => length == 0 ? default
        : Unsafe.IsNullRef(in _memory) ? new Octets(_rest.Slice(prefix, length).ToArray())
        : new Octets(_memory.Slice(_memory.Length - _rest.Length + prefix, length));

    private void Advance(string name, FieldKind kind, int length)
    {
        ReadOnlySpan<byte> rest = _rest;
        if (typeof(TTrace) != typeof(Untraced))
        {
            _trace.Field(name, kind, rest[..length], null);
        }

        _rest = rest[length..];
    }
}
