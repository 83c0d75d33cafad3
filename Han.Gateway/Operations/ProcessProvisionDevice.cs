using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processProvisionDevice: put one device's key into the meter and let it join.</summary>
internal sealed class ProcessProvisionDevice : ProvisioningOperation
{
    private const int MaxDescription = 64;
    private const int MaxDeviceType = 32;

    /// <summary>36 digits and what people put between them.</summary>
    private const int MaxInstallationCode = 96;

    private static readonly XmlDictionaryString Block = ElementName.Of("ProvisionDeviceBlock");
    private static readonly XmlDictionaryString DeviceDescription = ElementName.Of("DeviceDescription");
    private static readonly XmlDictionaryString DeviceType = ElementName.Of("DeviceType");
    private static readonly XmlDictionaryString InstallationCode = ElementName.Of("InstallationCode");

    public override string Name => "processProvisionDevice";

    public override string RequestElement => "SMTxPProvisionDeviceRequest";

    public override string SchemaContent => """
        <xs:element name="ESIID" type="t:ESIID"/>
        <xs:element name="MeterSerialNumber" type="t:MeterSerialNumber"/>
        <xs:element name="ProvisionDeviceBlock" type="t:ProvisionDeviceBlock"/>
        """;

    public override string SchemaTypes => """
        <xs:complexType name="ProvisionDeviceBlock" doc="One device a request; more are answered with StatusCode HAN-3007.">
          <xs:sequence>
            <xs:element name="DeviceDescription" type="t:DeviceDescription" minOccurs="0"/>
            <xs:element name="DeviceType" type="t:DeviceType"/>
            <xs:element name="DeviceMACAddr" type="t:PrintedMACAddr"/>
            <xs:element name="InstallationCode" type="t:InstallationCode"/>
            <xs:element name="UtilityEnrollmentGroup" type="xs:unsignedByte" minOccurs="0" doc="Group that the device is to belong to; absent means 0, none."/>
            <xs:element name="DeviceClass" type="t:DeviceClass" minOccurs="0" doc="Absent means the usual one of the type."/>
          </xs:sequence>
        </xs:complexType>
        """;

    protected override HanCommand ReadCommand(RequestReader reader, string esiId, string meter) =>
        ReadBlock(reader, esiId, meter) with { Count = 1 + SkipFurther(reader, Block) };

    private static ProvisionDeviceCommand ReadBlock(RequestReader reader, string esiId, string meter)
    {
        reader.Open(Block);
        var command = new ProvisionDeviceCommand(
            esiId, meter, reader.OptionalText(DeviceDescription, MaxDescription), reader.Text(DeviceType, MaxDeviceType), reader.Text(DeviceMacAddress, MaxMac),
            new SecretText(reader.Text(InstallationCode, MaxInstallationCode)), reader.OptionalInteger(CommonElements.UtilityEnrollmentGroup),
            reader.OptionalInteger(CommonElements.DeviceClass));
        reader.Close(Block);
        return command;
    }
}
