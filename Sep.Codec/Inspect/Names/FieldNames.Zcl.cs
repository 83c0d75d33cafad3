using Sep.Codec.Zcl;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private const string ZclStatusFilter = "zbee_zcl.attr.status";
    private const string ZclTypeFilter = "zbee_zcl.attr.data.type";

    private static CommandNames[] Zcl() =>
    [
        new(
            nameof(ZclHeader),
            Bits(
                "FrameControl",
                null,
                new BitName("zbee_zcl.type", 0x03, typeof(FrameType)),
                new BitName("zbee_zcl.ms", 0x04),
                new BitName("zbee_zcl.dir", 0x08, typeof(Direction)),
                new BitName("zbee_zcl.ddr", 0x10)),
            Named("ManufacturerCode", "zbee_zcl.cmd.mc"),
            Named("Sequence", "zbee_zcl.cmd.tsn"),
            Named("CommandId", "zbee_zcl.cmd.id")),
        new(nameof(DefaultResponse), Named("RespondedCommandId", "zbee_zcl.cmd.id.rsp"), Named("Status", ZclStatusFilter)),
        Records(nameof(WriteAttributesResponse), "Failures"),
        Records(nameof(ReadAttributes)),
        Records(nameof(ReadAttributesResponse)),
        Records(nameof(WriteAttributes)),
        Records(nameof(WriteAttributesUndivided)),
        Records(nameof(WriteAttributesNoResponse)),
        Records(nameof(ReportAttributes)),
        Records(nameof(ConfigureReporting)),
        Records(nameof(ConfigureReportingResponse), "Failures"),
        Records(nameof(ReadReportingConfiguration)),
        Records(nameof(ReadReportingConfigurationResponse)),
        Command(nameof(DiscoverAttributes), "zbee_zcl.", ("StartAttribute", "attr.start"), ("MaximumAttributes", "attr.maxnum")),
        new(nameof(DiscoverAttributesResponse), Named("Progress", "zbee_zcl.attr.dis"), Named("Attributes[].Type", ZclTypeFilter)),
    ];

    /// <summary>The id of an attribute is named by its cluster, its value by the type.</summary>
    private static CommandNames Records(string command, string list = "Attributes") => new(
        command,
        Named(list + "[].Status", ZclStatusFilter),
        Named("Status", ZclStatusFilter),
        Named(list + "[].Type", ZclTypeFilter),
        Named(list + "[].Direction", "zbee_zcl.attr.dir"),
        Named(list + "[].MinimumIntervalSeconds", "zbee_zcl.attr.minint"),
        Named(list + "[].MaximumIntervalSeconds", "zbee_zcl.attr.maxint"),
        Named(list + "[].TimeoutSeconds", "zbee_zcl.attr.timeout"));
}
