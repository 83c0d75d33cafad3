using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Write Attributes: sets values; each may succeed or fail on its own.</summary>
/// <param name="Attributes">Id, type and value of each.</param>
public readonly record struct WriteAttributes(AttributeRecords Attributes) : ISepCommand<WriteAttributes>
{
    public static CommandKey Key => CommandKey.ProfileWide(0x02);

    public static WriteAttributes Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.Records(nameof(Attributes), AttributeRecordLayout.TypedValue));

    public void Write(ref WireWriter w) => w.Records(Attributes, AttributeRecordLayout.TypedValue);
}
