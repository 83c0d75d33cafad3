using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Write Attributes Undivided: sets values; when one cannot be set, none is.</summary>
/// <param name="Attributes">Id, type and value of each.</param>
public readonly record struct WriteAttributesUndivided(AttributeRecords Attributes) : ISepCommand<WriteAttributesUndivided>
{
    public static CommandKey Key => CommandKey.ProfileWide(0x03);

    public static WriteAttributesUndivided Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.Records(nameof(Attributes), AttributeRecordLayout.TypedValue));

    public void Write(ref WireWriter w) => w.Records(Attributes, AttributeRecordLayout.TypedValue);
}
