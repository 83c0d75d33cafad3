using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>
/// A list of attribute records as it is on the wire. It was checked whole when it was made, so reading it cannot fail; foreach allocates nothing.
/// The default value is an empty list of <see cref="AttributeRecordLayout.TypedValue"/>.
/// </summary>
public readonly record struct AttributeRecords
{
    internal AttributeRecords(AttributeRecordLayout layout, Octets raw)
    {
        Layout = layout;
        Raw = raw;
    }

    /// <summary>An empty list, to be filled by <see cref="With"/> and <see cref="WithStatus"/>.</summary>
    public AttributeRecords(AttributeRecordLayout layout)
        : this(layout, default)
    {
    }

    public AttributeRecordLayout Layout { get; }

    /// <summary>The list as it is on the wire.</summary>
    public Octets Raw { get; }

    public bool IsEmpty => Raw.Length == 0;

    public AttributeRecordEnumerator GetEnumerator() => new(Layout, Raw.Span);

    /// <summary>
    /// The list with one more value, little-endian, a string's length prefix included. Copies the list: <see cref="AttributeRecordsBuilder"/> does not.
    /// </summary>
    /// <exception cref="ArgumentException">The octets are not one value of that type, or this list carries no values.</exception>
    public AttributeRecords With(ushort id, ZclType type, params ReadOnlySpan<byte> value) => With(id, new ZclValue(type, value));

    /// <summary>The list with one more value. Copies the list.</summary>
    /// <exception cref="ArgumentException">This list carries no values.</exception>
    public AttributeRecords With(ushort id, ZclValue value)
    {
        Span<byte> prefix = stackalloc byte[AttributeRecordsBuilder.MaxPrefix];
        return Append(prefix[..AttributeRecordsBuilder.Prefix(Layout, id, value.Type, prefix)], value.Octets);
    }

    /// <summary>The list with one more attribute that has no value, and why. Copies the list.</summary>
    /// <exception cref="ArgumentException">The status is SUCCESS, or records of this list carry no status.</exception>
    public AttributeRecords WithStatus(ushort id, ZclStatus status)
    {
        Span<byte> prefix = stackalloc byte[AttributeRecordsBuilder.MaxPrefix];
        return Append(prefix[..AttributeRecordsBuilder.Failure(Layout, id, status, prefix)], default);
    }

    internal void Trace<TTrace>(string name, TTrace trace) where TTrace : struct, ITraceMode
    {
        int index = 0;
        foreach (AttributeRecord record in this)
        {
            RecordTrace<TTrace> fields = new($"{name}[{index++}].", trace);
            if (Layout == AttributeRecordLayout.StatusOnly)
            {
                fields.Status(record.Status);
                fields.Id(record.Id);
                continue;
            }

            fields.Id(record.Id);
            if (Layout == AttributeRecordLayout.StatusThenValue)
            {
                fields.Status(record.Status);
            }

            if (record.Status == ZclStatus.Success)
            {
                fields.Type(record.Type);
                fields.Value("Value", record.Value);
            }
        }
    }

    internal static bool IsWellFormed(AttributeRecordLayout layout, ReadOnlySpan<byte> raw)
    {
        AttributeRecordEnumerator records = new(layout, raw);
        while (records.MoveNext())
        {
        }

        return records.AtEnd;
    }

    private AttributeRecords Append(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> value) => new(Layout, new Octets((byte[])[.. Raw.Span, .. prefix, .. value]));
}
