using System.Buffers.Binary;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Sep.Codec.Wire;

/// <summary>
/// Writes little-endian ZCL fields into a caller's buffer. A buffer that is too small is a mistake of ours, not of a peer, and throws; octets past
/// <see cref="Length"/> are never touched.
/// </summary>
public ref struct ZclWriter(Span<byte> destination)
{
    private Span<byte> _rest = destination;
    private readonly int _capacity = destination.Length;

    /// <summary>Octets written so far.</summary>
    public readonly int Length => _capacity - _rest.Length;

    /// <summary>Proves that <paramref name="length"/> more octets fit, so that a command is written whole or not at all.</summary>
    /// <exception cref="ArgumentException">The buffer is too small.</exception>
    public readonly void Fixed(int length)
    {
        if (_rest.Length < length)
        {
            throw TooSmall(length);
        }
    }

    public void U8(byte value)
    {
        Span<byte> rest = _rest;
        if (rest.Length < sizeof(byte))
        {
            throw TooSmall(sizeof(byte));
        }

        rest[0] = value;
        _rest = rest[sizeof(byte)..];
    }

    public void U16(ushort value)
    {
        Span<byte> rest = _rest;
        if (rest.Length < sizeof(ushort))
        {
            throw TooSmall(sizeof(ushort));
        }

        BinaryPrimitives.WriteUInt16LittleEndian(rest, value);
        _rest = rest[sizeof(ushort)..];
    }

    public void U32(uint value)
    {
        Span<byte> rest = _rest;
        if (rest.Length < sizeof(uint))
        {
            throw TooSmall(sizeof(uint));
        }

        BinaryPrimitives.WriteUInt32LittleEndian(rest, value);
        _rest = rest[sizeof(uint)..];
    }

    public void S8(sbyte value) => U8(unchecked((byte)value));

    public void S16(short value) => U16(unchecked((ushort)value));

    /// <summary>UTCTime, 32 bits, seconds since 2000-01-01T00:00:00Z.</summary>
    public void Time(SepTime value) => U32(value.Seconds);

    /// <summary>Raw octets, without a length prefix.</summary>
    public void Raw(scoped ReadOnlySpan<byte> octets)
    {
        Fixed(octets.Length);
        octets.CopyTo(_rest);
        _rest = _rest[octets.Length..];
    }

    /// <summary>A list of attribute records, which must be of the command's layout and not empty.</summary>
    internal void Records(in AttributeRecords records, AttributeRecordLayout layout)
    {
        if (records.Layout != layout || records.IsEmpty)
        {
            throw new ArgumentException($"A list of {layout} with at least one record is needed.", nameof(records));
        }

        Raw(records.Raw.Span);
    }

    private readonly ArgumentException TooSmall(int length) => new($"The buffer has {_rest.Length} octets left and {length} are needed.");
}
