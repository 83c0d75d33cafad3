namespace Sep.Codec.Zcl;

/// <summary>An attribute with its value, or with the reason why there is none.</summary>
public readonly ref struct AttributeRecord(ushort id, ZclStatus status, ZclType type, ReadOnlySpan<byte> value)
{
    public ushort Id { get; } = id;

    /// <summary><see cref="ZclStatus.Success"/> when there is a value.</summary>
    public ZclStatus Status { get; } = status;

    /// <summary>The type of the value; <see cref="ZclType.NoData"/> when there is none.</summary>
    public ZclType Type { get; } = type;

    /// <summary>The value's octets as on the wire, little-endian, a string's length prefix included.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;

    /// <summary>The value as a number: unsigned types, bitmaps, enumerations and times as they are, signed types with their sign.</summary>
    /// <returns>False for strings, collections, floats and values of more than 8 octets, or above <see cref="long.MaxValue"/>.</returns>
    public bool TryGetNumber(out long number)
    {
        number = 0;
        bool signed = Type is >= ZclType.Int8 and <= ZclType.Int64;
        bool numeric = signed || Type is (>= ZclType.Data8 and <= ZclType.Data64) or ZclType.Boolean or (>= ZclType.Map8 and <= ZclType.UInt64)
            or ZclType.Enum8 or ZclType.Enum16 or ZclType.UtcTime or ZclType.ClusterId or ZclType.AttributeId or ZclType.IeeeAddress;
        if (!numeric || Value.IsEmpty)
        {
            return false;
        }

        ulong bits = 0;
        for (int i = Value.Length - 1; i >= 0; i--)
        {
            bits = (bits << 8) | Value[i];
        }

        int spare = 64 - (Value.Length * 8);
        number = signed ? unchecked((long)(bits << spare)) >> spare : unchecked((long)bits);
        return signed || number >= 0;
    }
}
