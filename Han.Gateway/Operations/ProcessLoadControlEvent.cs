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
        <xs:complexType name="LCEventMessageBlock" doc="SEP 1.0 Load Control Event. Numbers outside these ranges are answered with StatusCode HAN-4002 or HAN-4003.">
          <xs:sequence>
            <xs:element name="IssuerEventID" type="xs:unsignedInt" minOccurs="0" doc="The caller's own id, unique within its DUNS and usable in cancels."/>
            <xs:element name="DeviceClass" type="t:DeviceClass" minOccurs="0" doc="Absent means 4095, every class."/>
            <xs:element name="UtilityEnrollmentGroup" type="xs:unsignedByte" minOccurs="0" doc="0 (and absent) means every group."/>
            <xs:element name="StartTime" type="t:TimeOrNow" minOccurs="0"/>
            <xs:element name="DurationInMinutes" doc="At most 24 hours (else HAN-4002)."><xs:simpleType><xs:restriction base="xs:unsignedShort"><xs:minInclusive value="1"/><xs:maxInclusive value="1440"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="CriticalityLevel" minOccurs="0" doc="1 to 6 voluntary, 7 emergency, 8 planned outage, 9 service disconnect; 10 to 15 utility defined. Absent means 1."><xs:simpleType><xs:restriction base="xs:unsignedByte"><xs:minInclusive value="1"/><xs:maxInclusive value="15"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="CoolingTemperatureOffset" type="t:TemperatureOffset" minOccurs="0"/>
            <xs:element name="HeatingTemperatureOffset" type="t:TemperatureOffset" minOccurs="0"/>
            <xs:element name="CoolingTemperatureSetPoint" type="t:TemperatureSetPoint" minOccurs="0"/>
            <xs:element name="HeatingTemperatureSetPoint" type="t:TemperatureSetPoint" minOccurs="0"/>
            <xs:element name="AverageLoadAdjustmentPercentage" minOccurs="0" doc="Percent more or less than the average load, -100 to 100; -128 and absent mean not used."><xs:simpleType><xs:restriction base="xs:short"><xs:pattern value="0*([1-9]?[0-9]|100)|-0*([1-9]?[0-9]|100|128)"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="DutyCycle" minOccurs="0" doc="Percent of the time that a device may run, 0 to 100; 255 and absent mean not used."><xs:simpleType><xs:restriction base="xs:unsignedByte"><xs:pattern value="0*([1-9]?[0-9]|100|255)"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="EventControl" minOccurs="0" doc="Bit 0 randomises the start, bit 1 the end. Absent means 3."><xs:simpleType><xs:restriction base="xs:unsignedByte"><xs:maxInclusive value="3"/></xs:restriction></xs:simpleType></xs:element>
          </xs:sequence>
        </xs:complexType>
        <xs:simpleType name="TemperatureOffset" doc="Change of the set point in tenths of a degree Celsius, 0 to 254; 255 and absent mean not used.">
          <xs:restriction base="xs:unsignedByte"/>
        </xs:simpleType>
        <xs:simpleType name="TemperatureSetPoint" doc="Hundredths of a degree Celsius, from absolute zero (-27315) to 32767; -32768 and absent mean not used.">
          <xs:restriction base="xs:short"><xs:pattern value="[0-9]+|-0*([0-9]{1,4}|1[0-9]{4}|2[0-6][0-9]{3}|27[0-2][0-9]{2}|273(0[0-9]|1[0-5])|32768)"/></xs:restriction>
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
