using System.Buffers.Binary;
using Sep.Codec.Types;

namespace Sep.Codec.Zcl;

/// <summary>
/// Makes a list of attribute records in a buffer of the caller's, record after record, without an allocation. The list refers to that buffer. It changes
/// as it goes: keep it in a variable or a field that is not readonly. The default value has no room.
/// </summary>
public struct AttributeRecordsBuilder
{
    /// <summary>Octets before a value: id, status, type.</summary>
    internal const int MaxPrefix = 4;

    private readonly Memory<byte> _buffer;
    private int _length;

    /// <summary>An empty list of this layout.</summary>
    public AttributeRecordsBuilder(AttributeRecordLayout layout, Memory<byte> buffer)
    {
        Layout = layout;
        _buffer = buffer;
    }

    public AttributeRecordLayout Layout { get; }

    /// <summary>The list so far.</summary>
    public readonly AttributeRecords Records => new(Layout, new Octets(_buffer[.._length]));

    /// <summary>Adds a value, little-endian, a string's length prefix included.</summary>
    /// <exception cref="ArgumentException">The octets are not one value of that type, there is no room, or this list carries no values.</exception>
    public void Add(ushort id, ZclType type, params ReadOnlySpan<byte> value) => Add(id, new ZclValue(type, value));

    /// <summary>Adds a value.</summary>
    /// <exception cref="ArgumentException">There is no room, or this list carries no values.</exception>
    public void Add(ushort id, ZclValue value)
    {
        Span<byte> prefix = stackalloc byte[MaxPrefix];
        Append(prefix[..Prefix(Layout, id, value.Type, prefix)], value.Octets);
    }

    /// <summary>Adds an attribute that has no value, and why.</summary>
    /// <exception cref="ArgumentException">The status is SUCCESS, records of this list carry no status, or there is no room.</exception>
    public void AddStatus(ushort id, ZclStatus status)
    {
        Span<byte> prefix = stackalloc byte[MaxPrefix];
        Append(prefix[..Failure(Layout, id, status, prefix)], default);
    }

    /// <summary>Writes what stands before a value, and answers its length.</summary>
    internal static int Prefix(AttributeRecordLayout layout, ushort id, ZclType type, Span<byte> prefix)
    {
        if (layout == AttributeRecordLayout.StatusOnly)
        {
            throw new ArgumentException("A list without values.", nameof(layout));
        }

        BinaryPrimitives.WriteUInt16LittleEndian(prefix, id);
        int length = sizeof(ushort);
        if (layout == AttributeRecordLayout.StatusThenValue)
        {
            prefix[length++] = (byte)ZclStatus.Success;
        }

        prefix[length++] = (byte)type;
        return length;
    }

    /// <summary>Writes a record without a value, and answers its length.</summary>
    internal static int Failure(AttributeRecordLayout layout, ushort id, ZclStatus status, Span<byte> record)
    {
        if (layout == AttributeRecordLayout.TypedValue || status == ZclStatus.Success)
        {
            throw new ArgumentException("A failure is needed, in a list that carries failures.", nameof(status));
        }

        bool statusFirst = layout == AttributeRecordLayout.StatusOnly;
        BinaryPrimitives.WriteUInt16LittleEndian(record[(statusFirst ? 1 : 0)..], id);
        record[statusFirst ? 0 : 2] = (byte)status;
        return 3;
    }

    private void Append(scoped ReadOnlySpan<byte> prefix, scoped ReadOnlySpan<byte> value)
    {
        Span<byte> room = _buffer.Span[_length..];
        if (room.Length < prefix.Length + value.Length)
        {
            throw new ArgumentException($"There is room for {room.Length} octets, and {prefix.Length + value.Length} are needed.");
        }

        prefix.CopyTo(room);
        value.CopyTo(room[prefix.Length..]);
        _length += prefix.Length + value.Length;
    }
}
