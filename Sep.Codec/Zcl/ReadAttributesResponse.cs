using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Read Attributes Response: the values asked for, or why there is none.</summary>
/// <param name="Attributes">Id, status and, on SUCCESS alone, type and value.</param>
public readonly record struct ReadAttributesResponse(AttributeRecords Attributes) : ISepCommand<ReadAttributesResponse>
{
    public static CommandKey Key => CommandKey.ProfileWide(0x01);

    public static ReadAttributesResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.Records(nameof(Attributes), AttributeRecordLayout.StatusThenValue));

    public void Write(ref WireWriter w) => w.Records(Attributes, AttributeRecordLayout.StatusThenValue);
}
