using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Read Reporting Configuration Response: how the attributes asked about are reported, or why they are not.</summary>
/// <param name="Attributes">Status, direction, id and, on SUCCESS alone, the configuration.</param>
public readonly record struct ReadReportingConfigurationResponse(ReportingRecords Attributes) : ISepCommand<ReadReportingConfigurationResponse>
{
    public static CommandKey Key => CommandKey.ProfileWide(0x09);

    public static ReadReportingConfigurationResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.Records(nameof(Attributes), ReportingRecordLayout.StatusThenConfiguration));

    public void Write(ref WireWriter w) => w.Records(Attributes, ReportingRecordLayout.StatusThenConfiguration);
}
