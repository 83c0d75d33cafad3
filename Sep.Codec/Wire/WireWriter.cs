using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Sep.Codec.Wire;

/// <summary>
/// Writes fields, least significant octet first, into a caller's buffer. A buffer that is too small is a mistake of ours, not of a peer, and throws;
/// octets past <see cref="Length"/> are never touched.
/// </summary>
public ref struct WireWriter(Span<byte> destination)
{
    private Span<byte> _rest = destination;
    private readonly int _capacity = destination.Length;

    /// <summary>Octets written so far.</summary>
    public readonly int Length => unchecked(_capacity - _rest.Length);

    /// <summary>Octets that there is still room for.</summary>
    internal readonly int Left => _rest.Length;

    /// <summary>The next <paramref name="length"/> octets as a part of their own, so that a fixed part is written whole or not at all.</summary>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FixedWriter Fixed(int length)
    {
        Span<byte> rest = _rest;
        if (rest.Length < length)
        {
            throw TooSmall(rest.Length, length);
        }

        ref byte first = ref MemoryMarshal.GetReference(rest);
        _rest = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, length), unchecked(rest.Length - length));
        return new FixedWriter(ref first, length);
    }

    public void U8(byte value) => Fixed(sizeof(byte)).U8(value);

    public void U16(ushort value) => Fixed(sizeof(ushort)).U16(value);

    /// <inheritdoc cref="FixedWriter.U24"/>
    public void U24(uint value) => Fixed(3).U24(value);

    public void U32(uint value) => Fixed(sizeof(uint)).U32(value);

    public void U64(ulong value) => Fixed(sizeof(ulong)).U64(value);

    /// <summary>An enumeration or a set of flags of 8 bits.</summary>
    public void Named8<T>(T value) where T : unmanaged, Enum => Fixed(sizeof(byte)).Named8(value);

    /// <summary>An enumeration or a set of flags of 16 bits.</summary>
    public void Named16<T>(T value) where T : unmanaged, Enum => Fixed(sizeof(ushort)).Named16(value);

    /// <summary>UTCTime, 32 bits, seconds since 2000-01-01T00:00:00Z.</summary>
    public void Time(SepTime value) => Fixed(sizeof(uint)).Time(value);

    /// <summary>An EUI-64, least significant octet first.</summary>
    public void Eui64(Eui64 value) => Fixed(sizeof(ulong)).Eui64(value);

    /// <summary>Raw octets, without a length prefix.</summary>
    public void Raw(scoped ReadOnlySpan<byte> octets)
    {
        Span<byte> rest = _rest;
        if (rest.Length < octets.Length)
        {
            throw TooSmall(rest.Length, octets.Length);
        }

        octets.CopyTo(rest);
        _rest = rest[octets.Length..];
    }

    /// <summary>A ZCL octet string: a length octet, 0xFF for none, and so many octets.</summary>
    /// <exception cref="ArgumentException">The string is longer than <paramref name="max"/> octets.</exception>
    public void OctetString(OctetString value, int max = Types.OctetString.MaxLength) => Prefixed(value.IsNone, value.Content.Span, max);

    /// <summary>A ZCL character string: a length octet, 0xFF for none, and so many octets of UTF-8.</summary>
    /// <exception cref="ArgumentException">The string is longer than <paramref name="max"/> octets.</exception>
    public void CharacterString(CharacterString value, int max = Types.OctetString.MaxLength) => Prefixed(value.IsNone, value.Content.Span, max);

    /// <summary>A list of records, which must be of the command's layout and not empty.</summary>
    internal void Records(in AttributeRecords records, AttributeRecordLayout layout)
    {
        if (records.Layout != layout || records.IsEmpty)
        {
            throw new ArgumentException($"A list of {layout} with at least one record is needed.", nameof(records));
        }

        Raw(records.Raw.Span);
    }

    /// <inheritdoc cref="Records(in AttributeRecords, AttributeRecordLayout)"/>
    internal void Records(in ReportingRecords records, ReportingRecordLayout layout)
    {
        if (records.Layout != layout || records.IsEmpty)
        {
            throw new ArgumentException($"A list of {layout} with at least one record is needed.", nameof(records));
        }

        Raw(records.Raw.Span);
    }

    private void Prefixed(bool isNone, scoped ReadOnlySpan<byte> content, int max)
    {
        if (content.Length > max)
        {
            throw new ArgumentException($"The string has {content.Length} octets, and {max} are allowed.");
        }

        // Straight into the span: as a fixed part of a length that is no constant this would live in memory, and take twice as long.
        Span<byte> rest = _rest;
        int length = unchecked(1 + content.Length);
        if (rest.Length < length)
        {
            throw TooSmall(rest.Length, length);
        }

        rest[0] = isNone ? Types.OctetString.NoneLength : unchecked((byte)content.Length);
        content.CopyTo(rest[1..]);
        _rest = rest[length..];
    }

    private static ArgumentException TooSmall(int left, int length) => new($"The buffer has {left} octets left and {length} are needed.");
}
