using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Write Attributes No Response: sets values and wants no answer.</summary>
/// <param name="Attributes">Id, type and value of each.</param>
public readonly record struct WriteAttributesNoResponse(AttributeRecords Attributes) : ISepCommand<WriteAttributesNoResponse>
{
    public static CommandKey Key => CommandKey.ProfileWide(0x05);

    public static WriteAttributesNoResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.Records(nameof(Attributes), AttributeRecordLayout.TypedValue));

    public void Write(ref WireWriter w) => w.Records(Attributes, AttributeRecordLayout.TypedValue);
}
