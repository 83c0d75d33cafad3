namespace Sep.Codec.Zcl;

/// <summary>An attribute with its value, or with the reason why there is none.</summary>
public readonly ref struct AttributeRecord(ushort id, ZclStatus status, ZclValue value)
{
    public ushort Id { get; } = id;

    /// <summary><see cref="ZclStatus.Success"/> when there is a value.</summary>
    public ZclStatus Status { get; } = status;

    /// <summary>The value; no data when there is none. Its octets may say "not a value".</summary>
    public ZclValue Value { get; } = value;

    /// <summary>The type of the value; <see cref="ZclType.NoData"/> when there is none.</summary>
    public ZclType Type => Value.Type;

    /// <inheritdoc cref="ZclValue.TryGetNumber"/>
    public bool TryGetNumber(out long number) => Value.TryGetNumber(out number);
}
