using Sep.Codec.Wire;

namespace Sep.Codec.Zcl;

/// <summary>Configure Reporting: which attributes are to be reported, when, and which reports are to be expected.</summary>
/// <param name="Attributes">A configuration of each, at least one.</param>
public readonly record struct ConfigureReporting(ReportingRecords Attributes) : ISepCommand<ConfigureReporting>
{
    public static CommandKey Key => CommandKey.ProfileWide(0x06);

    public static ConfigureReporting Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.Records(nameof(Attributes), ReportingRecordLayout.Configuration));

    public void Write(ref WireWriter w) => w.Records(Attributes, ReportingRecordLayout.Configuration);
}
