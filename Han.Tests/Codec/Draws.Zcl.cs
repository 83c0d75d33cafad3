using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

public static partial class Draws
{
    public static DefaultResponse DefaultResponse(byte[] octets) => Raw<DefaultResponse>(octets);

    public static ReadAttributes ReadAttributes(byte[] octets) =>
        new(new AttributeIds([.. octets.Take(1 + (octets[63] % 8)).Select(octet => (ushort)(octet & 3))]));

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

    private static AttributeRecords WithValue(AttributeRecords records, byte octet) => (octet & 3) < 3
        ? records.With((ushort)(octet & 3), ZclType.UInt8, octet)
        : records.With(DrlcClientAttributes.DeviceClassValue, ZclType.UInt16, octet, (byte)(0xFF - octet));

    private static CommandDraw[] Zcl() =>
    [
        For(ReadAttributes),
        For(ReadAttributesResponse),
        For(WriteAttributes),
        For(WriteAttributesNoResponse),
        For(WriteAttributesResponse),
        For(DefaultResponse),
    ];
}
