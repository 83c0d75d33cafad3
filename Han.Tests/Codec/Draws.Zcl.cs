using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

public static partial class Draws
{
    public static DefaultResponse DefaultResponse(byte[] octets) => Raw<DefaultResponse>(octets);

    public static ReadAttributes ReadAttributes(byte[] octets) =>
        new(new UInt16List([.. octets.Take(1 + (octets[63] % 8)).Select(octet => (ushort)(octet & 3))]));

    public static ReadAttributesResponse ReadAttributesResponse(byte[] octets)
    {
        AttributeRecords records = new(AttributeRecordLayout.StatusThenValue);
        foreach (byte octet in octets.Take(1 + (octets[63] % 8)))
        {
            records = (octet & 4) == 0 ? WithValue(records, octet) : records.WithStatus((ushort)(octet & 3), ZclStatus.UnsupportedAttribute);
        }

        return new ReadAttributesResponse(records);
    }

    public static WriteAttributes WriteAttributes(byte[] octets) =>
        new(octets.Take(1 + (octets[63] % 8)).Aggregate(new AttributeRecords(AttributeRecordLayout.TypedValue), WithValue));

    public static WriteAttributesNoResponse WriteAttributesNoResponse(byte[] octets) => new(WriteAttributes(octets).Attributes);

    public static WriteAttributesResponse WriteAttributesResponse(byte[] octets) => new(octets.Take(octets[63] % 4).Aggregate(
        new AttributeRecords(AttributeRecordLayout.StatusOnly), (records, octet) => records.WithStatus((ushort)(octet & 3), ZclStatus.NotAuthorized)));

    public static WriteAttributesUndivided WriteAttributesUndivided(byte[] octets) => new(WriteAttributes(octets).Attributes);

    public static ReportAttributes ReportAttributes(byte[] octets) => new(WriteAttributes(octets).Attributes);

    public static DiscoverAttributes DiscoverAttributes(byte[] octets) => Raw<DiscoverAttributes>(octets);

    public static DiscoverAttributesResponse DiscoverAttributesResponse(byte[] octets) => new(
        (DiscoveryProgress)(octets[62] & 1),
        new AttributeTypes([.. octets.Take(octets[63] % 8).Select(octet => ((ushort)(octet & 3), (octet & 3) < 3 ? ZclType.UInt8 : ZclType.UInt16))]));

    public static ConfigureReporting ConfigureReporting(byte[] octets) => new(Reporting(octets, ReportingRecordLayout.Configuration));

    public static ConfigureReportingResponse ConfigureReportingResponse(byte[] octets) => new(octets.Take(octets[63] % 4).Aggregate(
        new ReportingRecords(ReportingRecordLayout.StatusOnly), WithFailure));

    public static ReadReportingConfiguration ReadReportingConfiguration(byte[] octets) => new(Reporting(octets, ReportingRecordLayout.DirectionOnly));

    public static ReadReportingConfigurationResponse ReadReportingConfigurationResponse(byte[] octets) =>
        new(Reporting(octets, ReportingRecordLayout.StatusThenConfiguration));

    private static ReportingRecords Reporting(byte[] octets, ReportingRecordLayout layout)
    {
        ReportingRecords records = new(layout);
        foreach (byte octet in octets.Take(1 + (octets[63] % 6)))
        {
            bool fails = layout == ReportingRecordLayout.StatusThenConfiguration && (octet & 4) != 0;
            records = fails ? WithFailure(records, octet) : WithConfiguration(records, octet);
        }

        return records;
    }

    private static ReportingRecords WithFailure(ReportingRecords records, byte octet) =>
        records.With(new ReportingRecord((ReportingDirection)(octet & 1), (ushort)(octet & 3), ZclStatus.UnreportableAttribute));

    private static ReportingRecords WithConfiguration(ReportingRecords records, byte octet)
    {
        Span<byte> change = stackalloc byte[ZclValue.MaxFixedSize];
        ushort id = (ushort)(octet & 3);
        return records.With((octet >> 4) switch
        {
            < 4 => new ReportingRecord(id, timeoutSeconds: (ushort)(octet * 257)),
            < 8 => new ReportingRecord(id, ZclType.Map8, octet, 0xFFFF),
            < 12 => new ReportingRecord(id, ZclType.Int24, octet, 300, ZclValue.FromNumber(ZclType.Int24, octet - 200, change)),
            _ => new ReportingRecord(id, ZclType.UInt8, 0, octet, ZclValue.FromBits(ZclType.UInt8, octet, change)),
        });
    }

    private static AttributeRecords WithValue(AttributeRecords records, byte octet) => (octet & 3) < 3
        ? records.With((ushort)(octet & 3), ZclType.UInt8, octet)
        : records.With(DrlcClientAttributes.DeviceClassValue, ZclType.UInt16, octet, (byte)(0xFF - octet));

    private static CommandDraw[] Zcl() =>
    [
        For(ReadAttributes),
        For(ReadAttributesResponse),
        For(WriteAttributes),
        For(WriteAttributesUndivided),
        For(WriteAttributesResponse),
        For(WriteAttributesNoResponse),
        For(ConfigureReporting),
        For(ConfigureReportingResponse),
        For(ReadReportingConfiguration),
        For(ReadReportingConfigurationResponse),
        For(ReportAttributes),
        For(DefaultResponse),
        For(DiscoverAttributes),
        For(DiscoverAttributesResponse),
    ];
}
