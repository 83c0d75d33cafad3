using System.Buffers.Binary;

namespace Sep.Codec.Zcl;

/// <summary>Steps through a list of attribute records in place. Stops before the first record that is not well formed.</summary>
public ref struct AttributeRecordEnumerator
{
    private readonly AttributeRecordLayout _layout;
    private ReadOnlySpan<byte> _rest;

    internal AttributeRecordEnumerator(AttributeRecordLayout layout, ReadOnlySpan<byte> raw)
    {
        _layout = layout;
        _rest = raw;
        Current = default;
    }

    public AttributeRecord Current { get; private set; }

    internal readonly bool AtEnd => _rest.IsEmpty;

    public bool MoveNext() => _layout switch
    {
        AttributeRecordLayout.StatusOnly => MoveToStatus(),
        AttributeRecordLayout.StatusThenValue => MoveToStatusThenValue(),
        _ => _rest.Length >= 2 && MoveToValue(BinaryPrimitives.ReadUInt16LittleEndian(_rest), prefix: 2),
    };

    private bool MoveToStatus()
    {
        if (_rest.Length < 3)
        {
            return false;
        }

        // A lone SUCCESS octet stands for a list without failures; a SUCCESS with an id contradicts the layout but loses nothing.
        Current = new AttributeRecord(BinaryPrimitives.ReadUInt16LittleEndian(_rest[1..]), (ZclStatus)_rest[0], default);
        _rest = _rest[3..];
        return true;
    }

    private bool MoveToStatusThenValue()
    {
        if (_rest.Length < 3)
        {
            return false;
        }

        ushort id = BinaryPrimitives.ReadUInt16LittleEndian(_rest);
        ZclStatus status = (ZclStatus)_rest[2];
        if (status == ZclStatus.Success)
        {
            return MoveToValue(id, prefix: 3);
        }

        Current = new AttributeRecord(id, status, default);
        _rest = _rest[3..];
        return true;
    }

    private bool MoveToValue(ushort id, int prefix)
    {
        if (_rest.Length <= prefix)
        {
            return false;
        }

        ZclType type = (ZclType)_rest[prefix];
        ReadOnlySpan<byte> octets = _rest[(prefix + 1)..];
        int size = ZclTypes.ValueSize(type, octets);
        if (size < 0)
        {
            return false;
        }

        Current = new AttributeRecord(id, ZclStatus.Success, ZclValue.Of(type, octets[..size]));
        _rest = octets[size..];
        return true;
    }
}
