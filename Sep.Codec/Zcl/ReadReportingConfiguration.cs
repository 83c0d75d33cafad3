using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Read Reporting Configuration: asks how attributes are reported.</summary>
/// <param name="Attributes">Direction and id of each, at least one.</param>
public readonly record struct ReadReportingConfiguration(ReportingRecords Attributes) : ISepCommand<ReadReportingConfiguration>
{
    public static CommandKey Key => CommandKey.ProfileWide(0x08);

    public static ReadReportingConfiguration Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.Records(nameof(Attributes), ReportingRecordLayout.DirectionOnly));

    public void Write(ref WireWriter w) => w.Records(Attributes, ReportingRecordLayout.DirectionOnly);
}
