using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processLCEvent: the SEP Load Control Event, field for field.</summary>
internal sealed class ProcessLoadControlEvent : MessagingOperation
{
    private static readonly XmlDictionaryString Block = ElementName.Of("LCEventMessageBlock");
    private static readonly XmlDictionaryString CriticalityLevel = ElementName.Of("CriticalityLevel");
    private static readonly XmlDictionaryString CoolingTemperatureOffset = ElementName.Of("CoolingTemperatureOffset");
    private static readonly XmlDictionaryString HeatingTemperatureOffset = ElementName.Of("HeatingTemperatureOffset");
    private static readonly XmlDictionaryString CoolingTemperatureSetPoint = ElementName.Of("CoolingTemperatureSetPoint");
    private static readonly XmlDictionaryString HeatingTemperatureSetPoint = ElementName.Of("HeatingTemperatureSetPoint");
    private static readonly XmlDictionaryString AverageLoadAdjustmentPercentage = ElementName.Of("AverageLoadAdjustmentPercentage");
    private static readonly XmlDictionaryString DutyCycle = ElementName.Of("DutyCycle");
    private static readonly XmlDictionaryString EventControl = ElementName.Of("EventControl");

    public override string Name => "processLCEvent";

    public override string RequestElement => "SMTxPLoadControlEventRequest";

    public override string SchemaContent => """
        <xs:element name="AddressBlock" type="t:AddressBlock"/>
        <xs:element name="LCEventMessageBlock" type="t:LCEventMessageBlock"/>
        """;

    public override string SchemaTypes => """
        <xs:complexType name="LCEventMessageBlock">
          <xs:annotation><xs:documentation>SEP 1.0 Load Control Event. Numbers outside these ranges are answered with StatusCode HAN-4002 or HAN-4003.</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:element name="IssuerEventID" type="xs:unsignedInt" minOccurs="0"><xs:annotation><xs:documentation>The caller's own id, unique within its DUNS and usable in cancels.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="DeviceClass" type="xs:unsignedShort" minOccurs="0"><xs:annotation><xs:documentation>Bit map of device classes; absent means 0x0FFF, every class.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="UtilityEnrollmentGroup" type="xs:unsignedByte" minOccurs="0"><xs:annotation><xs:documentation>0 (and absent) means every group.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="StartTime" type="t:TimeOrNow" minOccurs="0"/>
            <xs:element name="DurationInMinutes"><xs:simpleType><xs:restriction base="xs:unsignedShort"><xs:minInclusive value="1"/><xs:maxInclusive value="1440"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="CriticalityLevel" minOccurs="0"><xs:annotation><xs:documentation>1 to 6 voluntary, 7 emergency, 8 planned outage, 9 service disconnect; 10 to 15 utility defined. Absent means 1.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:unsignedByte"><xs:minInclusive value="1"/><xs:maxInclusive value="15"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="CoolingTemperatureOffset" type="t:TemperatureOffset" minOccurs="0"/>
            <xs:element name="HeatingTemperatureOffset" type="t:TemperatureOffset" minOccurs="0"/>
            <xs:element name="CoolingTemperatureSetPoint" type="t:TemperatureSetPoint" minOccurs="0"/>
            <xs:element name="HeatingTemperatureSetPoint" type="t:TemperatureSetPoint" minOccurs="0"/>
            <xs:element name="AverageLoadAdjustmentPercentage" minOccurs="0"><xs:annotation><xs:documentation>Percent; -128 and absent mean not used.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:short"><xs:minInclusive value="-128"/><xs:maxInclusive value="100"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="DutyCycle" type="xs:unsignedByte" minOccurs="0"><xs:annotation><xs:documentation>Percent, 0 to 100; 255 and absent mean not used.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="EventControl" minOccurs="0"><xs:annotation><xs:documentation>Bit 0 randomises the start, bit 1 the end. Absent means 3.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:unsignedByte"><xs:maxInclusive value="3"/></xs:restriction></xs:simpleType></xs:element>
          </xs:sequence>
        </xs:complexType>
        <xs:simpleType name="TemperatureOffset">
          <xs:annotation><xs:documentation>Tenths of a degree Celsius; 255 and absent mean not used.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:unsignedByte"/>
        </xs:simpleType>
        <xs:simpleType name="TemperatureSetPoint">
          <xs:annotation><xs:documentation>Hundredths of a degree Celsius; -32768 and absent mean not used.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:short"/>
        </xs:simpleType>
        """;

    protected override HanCommand ReadCommand(RequestReader reader)
    {
        reader.Open(Block);
        var command = new LoadControlEventCommand(
            reader.OptionalUInt32(CommonElements.IssuerEventId), reader.OptionalInteger(CommonElements.DeviceClass),
            reader.OptionalInteger(CommonElements.UtilityEnrollmentGroup), reader.OptionalTime(CommonElements.StartTime), reader.Integer(CommonElements.DurationInMinutes),
            reader.OptionalInteger(CriticalityLevel), reader.OptionalInteger(CoolingTemperatureOffset), reader.OptionalInteger(HeatingTemperatureOffset),
            reader.OptionalInteger(CoolingTemperatureSetPoint), reader.OptionalInteger(HeatingTemperatureSetPoint),
            reader.OptionalInteger(AverageLoadAdjustmentPercentage), reader.OptionalInteger(DutyCycle), reader.OptionalInteger(EventControl));
        reader.Close(Block);
        return command;
    }
}
