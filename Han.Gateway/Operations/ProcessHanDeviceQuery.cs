using System.Globalization;
using System.Xml;
using Han.Gateway.Provisioning;
using Han.Gateway.Requests;
using Han.Gateway.Translation;

namespace Han.Gateway.Operations;

/// <summary>processHANDeviceQuery: the devices of a premise, their status, and how they came to it.</summary>
internal sealed class ProcessHanDeviceQuery : ExtensionOperation
{
    private const int MaxStatus = 32;

    private static readonly XmlDictionaryString EsiId = ElementName.Of("ESIID");
    private static readonly XmlDictionaryString MeterSerialNumber = ElementName.Of("MeterSerialNumber");
    private static readonly XmlDictionaryString DeviceMacAddress = ElementName.Of("DeviceMACAddr");
    private static readonly XmlDictionaryString DeviceStatusName = ElementName.Of("DeviceStatus");
    private static readonly XmlDictionaryString Since = ElementName.Of("Since");

    public override string Name => "processHANDeviceQuery";

    public override bool ChangesNothing => true;

    public override string RequestElement => "HANDeviceQueryRequest";

    public override string AnswerElement => "HANDeviceQueryAnswer";

    public override string SchemaContent => """
        <xs:element name="ESIID" type="t:ESIID" minOccurs="0" doc="ESIID, MeterSerialNumber or DeviceMACAddr: one of them is required (else HAN-2001)."/>
        <xs:element name="MeterSerialNumber" type="t:MeterSerialNumber" minOccurs="0"/>
        <xs:element name="DeviceMACAddr" type="t:DeviceMACAddr" minOccurs="0"/>
        <xs:element name="DeviceStatus" type="t:DeviceStatus" minOccurs="0"/>
        <xs:element name="Since" type="t:TimeOrNow" minOccurs="0" doc="Only devices whose status has changed since."/>
        """;

    public override string SchemaTypes => $"""
        <xs:simpleType name="DeviceStatus" doc="As Smart Meter Texas displayed it.">
          <xs:restriction base="xs:token"><xs:enumeration value="Add Acknowledged"/><xs:enumeration value="Add Pending"/><xs:enumeration value="Meter Ready"/><xs:enumeration value="Device Added"/><xs:enumeration value="Remove Acknowledged"/><xs:enumeration value="Remove Pending"/><xs:enumeration value="Remove Failed"/><xs:enumeration value="Add Rejected"/><xs:enumeration value="Add Failed"/><xs:enumeration value="Device Removed"/></xs:restriction>
        </xs:simpleType>
        <xs:complexType name="HANDeviceQueryAnswer">
          <xs:sequence>
            {AnswerXml.SchemaHead}
            <xs:element name="MeterFirmware" type="xs:string" minOccurs="0" doc="Version of the meter at the premise, where its TDSP tells it."/>
            <xs:element name="ESIFirmware" type="xs:string" minOccurs="0" doc="Version of the part of the meter that speaks to devices, where its TDSP tells it."/>
            <xs:element name="Device" type="t:HANDevice" minOccurs="0" maxOccurs="unbounded"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="HANDevice" doc="A device of the premise, in its slot or gone from it.">
          <xs:sequence>
            <xs:element name="ESIID" type="xs:string" doc="The premise."/>
            <xs:element name="MeterSerialNumber" type="xs:string" doc="The meter whose network it is in."/>
            <xs:element name="DeviceMACAddr" type="xs:string" doc="Its EUI-64."/>
            <xs:element name="DeviceType" type="t:DeviceType"/>
            <xs:element name="DeviceDescription" type="xs:string" minOccurs="0" doc="What the customer calls the device."/>
            <xs:element name="DeviceStatus" type="t:DeviceStatus"/>
            <xs:element name="UtilityEnrollmentGroup" type="xs:unsignedByte" doc="Its load control group; 0 for none."/>
            <xs:element name="DeviceClass" type="xs:unsignedShort" doc="Bit map of its load control classes."/>
            <xs:element name="ReasonCode" type="xs:string" minOccurs="0" doc="Of a removal: why."/>
            <xs:element name="RemovalSource" type="xs:string" minOccurs="0" doc="Of a removal: who wanted it."/>
            <xs:element name="History" type="t:HANDeviceHistory" minOccurs="0" maxOccurs="unbounded"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="HANDeviceHistory" doc="What the caller's own requests did.">
          <xs:sequence>
            <xs:element name="StatusTimestamp" type="xs:dateTime" doc="Since when."/>
            <xs:element name="DeviceStatus" type="t:DeviceStatus"/>
            <xs:element name="RequestID" type="xs:string" doc="The gateway's id of the request that did it."/>
            <xs:element name="ReasonCode" type="xs:string" minOccurs="0" doc="Of a removal: why."/>
            <xs:element name="RemovalSource" type="xs:string" minOccurs="0" doc="Of a removal: who wanted it."/>
            <xs:element name="Note" type="xs:string" minOccurs="0" doc="What the TDSP or the caller said about it."/>
          </xs:sequence>
        </xs:complexType>
        """;

    public override HanRequest Read(RequestReader reader)
    {
        RequestHeader header = CommonElements.ReadHeader(reader);
        return new HanRequest(header, AddressBlock.None, new DeviceQueryCommand(
            reader.OptionalText(EsiId, AddressBlockReader.MaxEsiId), reader.OptionalText(MeterSerialNumber, AddressBlockReader.MaxMeterSerialNumber),
            reader.OptionalText(DeviceMacAddress, AddressBlockReader.MaxDeviceMacAddress), reader.OptionalText(DeviceStatusName, MaxStatus),
            reader.OptionalTime(Since)));
    }

    public override HanAnswer Refuse(string requestId, Refusal refusal) => DeviceQueryAnswer.Refuse(requestId, refusal);

    protected override void WriteContent(XmlDictionaryWriter xml, HanAnswer answer)
    {
        var found = (DeviceQueryAnswer)answer;
        xml.WriteOptional("MeterFirmware", found.MeterFirmware);
        xml.WriteOptional("ESIFirmware", found.EsiFirmware);
        foreach (DeviceRow row in found.Devices)
        {
            WriteDevice(xml, row);
        }
    }

    private static void WriteDevice(XmlDictionaryWriter xml, DeviceRow row)
    {
        HanDevice device = row.Device;
        xml.WriteStartElement("", "Device", "");
        xml.WriteElementString("ESIID", device.EsiId);
        xml.WriteElementString("MeterSerialNumber", device.MeterSerialNumber);
        xml.WriteElementString("DeviceMACAddr", device.Mac.ToString());
        xml.WriteElementString("DeviceType", DeviceType.Name(device.Kind));
        xml.WriteOptional("DeviceDescription", device.Description);
        xml.WriteElementString("DeviceStatus", device.Status.Text());
        xml.WriteElementString("UtilityEnrollmentGroup", device.EnrollmentGroup.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("DeviceClass", device.DeviceClass.ToString(CultureInfo.InvariantCulture));
        WriteRemoval(xml, device.Status, device.Reason, device.Source);
        foreach (DeviceHistoryRow change in row.History)
        {
            xml.WriteStartElement("", "History", "");
            xml.WriteElementString("StatusTimestamp", CentralTime.From(change.At).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
            xml.WriteElementString("DeviceStatus", change.Status.Text());
            xml.WriteElementString("RequestID", change.RequestId);
            WriteRemoval(xml, change.Status, change.Reason, change.Source);
            xml.WriteOptional("Note", change.Note);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>A device whose removal was rejected has the status that it had before, which has no reason.</summary>
    private static void WriteRemoval(XmlDictionaryWriter xml, DeviceStatus status, RemovalReason reason, RemovalSource source)
    {
        if (status.IsOfRemoval())
        {
            xml.WriteOptional("ReasonCode", reason == RemovalReason.None ? null : reason.ToString());
            xml.WriteOptional("RemovalSource", source == RemovalSource.None ? null : source.ToString());
        }
    }
}
