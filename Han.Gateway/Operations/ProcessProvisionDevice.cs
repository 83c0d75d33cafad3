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
        <xs:complexType name="ProvisionDeviceBlock">
          <xs:annotation><xs:documentation>One device a request; more are answered with StatusCode HAN-3007.</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:element name="DeviceDescription" minOccurs="0"><xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="64"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="DeviceType"><xs:annotation><xs:documentation>In-home display, thermostat, load control switch, smart appliance, range extender, gateway, other.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="IHD"/><xs:enumeration value="PCT"/><xs:enumeration value="LCS"/><xs:enumeration value="SmartAppliance"/><xs:enumeration value="RangeExtender"/><xs:enumeration value="Gateway"/><xs:enumeration value="Other"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="DeviceMACAddr"><xs:annotation><xs:documentation>EUI-64, 16 hexadecimal digits; blanks, dashes and colons are forgiven. Else HAN-3003.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="64"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="InstallationCode"><xs:annotation><xs:documentation>As printed on the device: 16, 20, 28 or 36 hexadecimal digits, the checksum included; blanks and dashes are forgiven. Else HAN-3004.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="96"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="UtilityEnrollmentGroup" type="xs:unsignedByte" minOccurs="0"/>
            <xs:element name="DeviceClass" minOccurs="0"><xs:annotation><xs:documentation>Bit map of load control classes; absent means the usual one of the type.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:unsignedShort"><xs:minInclusive value="1"/><xs:maxInclusive value="4095"/></xs:restriction></xs:simpleType></xs:element>
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
