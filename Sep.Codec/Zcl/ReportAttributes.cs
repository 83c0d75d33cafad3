using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Report Attributes: the values of attributes whose reporting was configured.</summary>
/// <param name="Attributes">Id, type and value of each.</param>
public readonly record struct ReportAttributes(AttributeRecords Attributes) : ISepCommand<ReportAttributes>
{
    public static CommandKey Key => CommandKey.ProfileWide(0x0A);

    public static ReportAttributes Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => new(r.Records(nameof(Attributes), AttributeRecordLayout.TypedValue));

    public void Write(ref WireWriter w) => w.Records(Attributes, AttributeRecordLayout.TypedValue);
}
