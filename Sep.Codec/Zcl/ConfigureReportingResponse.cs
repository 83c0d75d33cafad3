using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>
/// Configure Reporting Response: the attributes that could not be configured. When all could, the payload is the one octet SUCCESS.
/// </summary>
/// <param name="Failures">Status, direction and id of each failure; empty for success.</param>
public readonly record struct ConfigureReportingResponse(ReportingRecords Failures) : ISepCommand<ConfigureReportingResponse>
{
    /// <summary>Every attribute was configured.</summary>
    public static ConfigureReportingResponse AllConfigured => new(new ReportingRecords(ReportingRecordLayout.StatusOnly));

    public static CommandKey Key => CommandKey.ProfileWide(0x07);

    public static ConfigureReportingResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        if (r.Tail is [(byte)ZclStatus.Success])
        {
            _ = r.Named8<ZclStatus>("Status");
            return AllConfigured;
        }

        return new ConfigureReportingResponse(r.Records(nameof(Failures), ReportingRecordLayout.StatusOnly));
    }

    public void Write(ref WireWriter w)
    {
        if (Failures.IsEmpty)
        {
            w.U8((byte)ZclStatus.Success);
            return;
        }

        w.Records(Failures, ReportingRecordLayout.StatusOnly);
    }
}
