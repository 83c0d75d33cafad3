using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Sep.Codec.Zcl;

/// <summary>Steps through a list of attribute records in place. Stops before the first record that is not well formed.</summary>
public ref struct AttributeRecordEnumerator
{
    // Id and status together; a status alone goes with no value.
    private const int BareSize = 3;

    private readonly AttributeRecordLayout _layout;
    private ReadOnlySpan<byte> _record;
    private ReadOnlySpan<byte> _rest;

    internal AttributeRecordEnumerator(AttributeRecordLayout layout, ReadOnlySpan<byte> raw)
    {
        _layout = layout;
        _record = default;
        _rest = raw;
    }

    /// <summary>The record stepped to: taken apart only when it is asked for, because a check steps over records.</summary>
    public readonly AttributeRecord Current => _layout switch
    {
        // A lone SUCCESS octet stands for a list without failures; a SUCCESS with an id contradicts the layout but loses nothing.
        AttributeRecordLayout.StatusOnly => new(BinaryPrimitives.ReadUInt16LittleEndian(_record[1..]), (ZclStatus)_record[0], default),
        AttributeRecordLayout.StatusThenValue => new(Id, (ZclStatus)_record[2], _record.Length == BareSize ? default : ValueAfter(BareSize)),
        _ => new(Id, ZclStatus.Success, ValueAfter(sizeof(ushort))),
    };

    internal readonly bool AtEnd => _rest.IsEmpty;

    private readonly ushort Id => BinaryPrimitives.ReadUInt16LittleEndian(_record);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        ReadOnlySpan<byte> rest = _rest;
        int size = _layout switch
        {
            AttributeRecordLayout.StatusOnly => BareSize,
            AttributeRecordLayout.StatusThenValue => rest.Length < BareSize || rest[2] != (byte)ZclStatus.Success ? BareSize : WithValue(rest, BareSize),
            _ => WithValue(rest, sizeof(ushort)),
        };
        if (size > rest.Length)
        {
            return false;
        }

        _record = rest[..size];
        _rest = rest[size..];
        return true;
    }

    /// <summary>Octets of a record whose type and value come after so many others; more than there are when it is not well formed.</summary>
    private static int WithValue(ReadOnlySpan<byte> rest, int prefix)
    {
        int start = prefix + 1;
        if (rest.Length < start)
        {
            return int.MaxValue;
        }

        int size = ZclTypes.ValueSize((ZclType)rest[prefix], rest[start..]);
        return size < 0 ? int.MaxValue : start + size;
    }

    private readonly ZclValue ValueAfter(int prefix) => ZclValue.Of((ZclType)_record[prefix], _record[(prefix + 1)..]);
}
