using System.Xml;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processMeterCapability: what a premise's meter can do for a home area network, before a device is shipped there.</summary>
internal sealed class ProcessMeterCapability() : BlockOperation("MeterCapabilityBlock")
{
    public override string Name => "processMeterCapability";

    public override bool ChangesNothing => true;

    public override string RequestElement => "MeterCapabilityRequest";

    public override string AnswerElement => "MeterCapabilityAnswer";

    public override string SchemaTypes => $"""
        <xs:complexType name="MeterCapabilityBlock" doc="The premise that is asked about.">
          <xs:sequence><xs:element name="ESIID" type="t:ESIID"/></xs:sequence>
        </xs:complexType>
        <xs:complexType name="MeterCapabilityAnswer" doc="What the TDSP does not tell of a meter is absent.">
          <xs:sequence>
            {AnswerXml.SchemaHead}
            <xs:element name="ESIID" type="xs:string" minOccurs="0" doc="The premise."/>
            <xs:element name="MeterSerialNumber" type="xs:string" minOccurs="0" doc="Of the meter that it has now."/>
            <xs:element name="MeterManufacturer" type="xs:string" minOccurs="0" doc="Who made the meter."/>
            <xs:element name="MeterModel" type="xs:string" minOccurs="0" doc="As its maker calls it."/>
            <xs:element name="MeterFirmware" type="xs:string" minOccurs="0" doc="Version of the meter itself."/>
            <xs:element name="ESIFirmware" type="xs:string" minOccurs="0" doc="Version of the part of the meter that speaks to devices; an old one may take none."/>
            <xs:element name="HANInitialised" type="xs:boolean" minOccurs="0" doc="Whether its home area network is formed."/>
            <xs:element name="SEPRevision" type="xs:string" minOccurs="0" doc="Revision of the Smart Energy Profile that it speaks."/>
            <xs:element name="DeviceCount" minOccurs="0" doc="Devices that are joined."><xs:simpleType><xs:restriction base="xs:unsignedByte"><xs:maxInclusive value="5"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="FreeSlots" minOccurs="0" doc="Devices that may still be added, of five."><xs:simpleType><xs:restriction base="xs:unsignedByte"><xs:maxInclusive value="5"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="JoinWindowEnd" type="xs:dateTime" minOccurs="0" doc="Until when a device may join; absent when none may now."/>
          </xs:sequence>
        </xs:complexType>
        """;

    public override HanAnswer Refuse(string requestId, Refusal refusal) => new MeterCapabilityAnswer(requestId, refusal.Code, refusal.Message);

    protected override HanCommand ReadBlock(RequestReader reader) => new MeterCapabilityCommand(reader.Text(AddressBlockReader.EsiId, AddressBlockReader.MaxEsiId));

    protected override void WriteContent(XmlDictionaryWriter xml, HanAnswer answer)
    {
        var meter = (MeterCapabilityAnswer)answer;
        xml.WriteOptional("ESIID", meter.EsiId);
        xml.WriteOptional("MeterSerialNumber", meter.MeterSerialNumber);
        xml.WriteOptional("MeterManufacturer", meter.MeterManufacturer);
        xml.WriteOptional("MeterModel", meter.MeterModel);
        xml.WriteOptional("MeterFirmware", meter.MeterFirmware);
        xml.WriteOptional("ESIFirmware", meter.EsiFirmware);
        xml.WriteOptional("HANInitialised", meter.HanInitialised is { } initialised ? XmlConvert.ToString(initialised) : null);
        xml.WriteOptional("SEPRevision", meter.SepRevision);
        xml.WriteOptional("DeviceCount", meter.DeviceCount);
        xml.WriteOptional("FreeSlots", meter.FreeSlots);
        xml.WriteOptional("JoinWindowEnd", meter.JoinWindowEnd is { } end ? LogColumns.Text(end) : null);
    }
}
