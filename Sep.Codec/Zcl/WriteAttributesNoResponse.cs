using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Write Attributes No Response: sets values and wants no answer.</summary>
/// <param name="Attributes">Id, type and value of each.</param>
public readonly record struct WriteAttributesNoResponse(AttributeRecords Attributes) : ISepCommand<WriteAttributesNoResponse>
{
    public static CommandKey Key => CommandKey.ProfileWide(0x05);

    public static WriteAttributesNoResponse Read(ref ZclReader r) => new(r.Records(nameof(Attributes), AttributeRecordLayout.TypedValue));

    public void Write(ref ZclWriter w) => w.Records(Attributes, AttributeRecordLayout.TypedValue);
}
