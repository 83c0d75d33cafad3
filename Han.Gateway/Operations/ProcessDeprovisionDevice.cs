using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processDeprovisionDevice: take one device out of its home area network.</summary>
internal sealed class ProcessDeprovisionDevice : ProvisioningOperation
{
    private const int MaxReasonCode = 32;
    private const int MaxReasonText = 128;

    private static readonly XmlDictionaryString Block = ElementName.Of("DeprovisionDeviceBlock");
    private static readonly XmlDictionaryString ReasonCode = ElementName.Of("ReasonCode");
    private static readonly XmlDictionaryString ReasonText = ElementName.Of("ReasonText");

    public override string Name => "processDeprovisionDevice";

    public override string RequestElement => "SMTxPDeprovisionDeviceRequest";

    public override string SchemaContent => """
        <xs:element name="ESIID" type="t:ESIID"/>
        <xs:element name="MeterSerialNumber" type="t:MeterSerialNumber"/>
        <xs:element name="DeprovisionDeviceBlock" type="t:DeprovisionDeviceBlock"/>
        """;

    public override string SchemaTypes => """
        <xs:complexType name="DeprovisionDeviceBlock" doc="One device a request; more are answered with StatusCode HAN-3007, a missing reason with HAN-3005.">
          <xs:sequence>
            <xs:element name="DeviceMACAddr" type="t:PrintedMACAddr"/>
            <xs:element name="ReasonCode" doc="Required; kept with the device's history and told with its status."><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="CustomerRequest"/><xs:enumeration value="DeviceReplaced"/><xs:enumeration value="DeviceFaulty"/><xs:enumeration value="ProgramEnded"/><xs:enumeration value="MoveOut"/><xs:enumeration value="MeterExchange"/><xs:enumeration value="AgreementEnded"/><xs:enumeration value="Other"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="ReasonText" type="t:ReasonText" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        """;

    protected override HanCommand ReadCommand(RequestReader reader, string esiId, string meter) =>
        ReadBlock(reader, esiId, meter) with { Count = 1 + SkipFurther(reader, Block) };

    private static DeprovisionDeviceCommand ReadBlock(RequestReader reader, string esiId, string meter)
    {
        reader.Open(Block);
        var command = new DeprovisionDeviceCommand(
            esiId, meter, reader.Text(DeviceMacAddress, MaxMac), reader.OptionalText(ReasonCode, MaxReasonCode), reader.OptionalText(ReasonText, MaxReasonText));
        reader.Close(Block);
        return command;
    }
}
