using System.Collections.Frozen;
using System.Xml.Linq;
using Han.Gateway.Operations;

namespace Han.Gateway.Soap.Contract;

/// <summary>
/// XSD of what several operations share. Every namespace's schema stands alone: it takes in those of these types that its operations refer to, under its own
/// name, because importing one schema from another inside a WSDL is where generators differ.
/// </summary>
internal static class CommonTypes
{
    private const string HeaderElements = """
        <xs:element name="RequestID" type="t:RequestID" minOccurs="0"/>
        <xs:element name="RequesterType" type="t:RequesterType"/>
        <xs:element name="RequesterAuthenticationID" type="t:DUNS"/>
        <xs:element name="RequesterID" type="t:RequesterID"/>
        <xs:element name="RequestPriority" type="t:RequestPriority"/>
        <xs:element name="CallbackUri" type="t:CallbackUri" minOccurs="0"/>
        """;

    private static readonly string _types = $$"""
        <xs:simpleType name="RequestID" doc="The caller's own reference: repeating a request with the same RequestID returns the first answer again.">
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="64"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="RequesterType" doc="0 REP, 1 TDSP, 2 residential customer, 3 business customer, 4 third party, 5 SMT.">
          <xs:restriction base="xs:unsignedByte"><xs:maxInclusive value="5"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="DUNS" doc="D-U-N-S number of the caller's company, 9 or 13 digits; leading zeros matter.">
          <xs:restriction base="xs:token"><xs:pattern value="[0-9]{9}([0-9]{4})?"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="RequesterID" doc="The SMT user who asks.">
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="64"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="RequestPriority" doc="Low, medium, high.">
          <xs:restriction base="xs:token"><xs:enumeration value="L"/><xs:enumeration value="M"/><xs:enumeration value="H"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="CallbackUri" doc="Absolute http or https URI to which status rows are posted.">
          <xs:restriction base="xs:anyURI"><xs:maxLength value="2048"/><xs:pattern value="[Hh][Tt][Tt][Pp][Ss]?://.+"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="ESIID" doc="17 or 22 digits. Another one is answered with HAN-2003; in an address by an AddressFault.">
          <xs:restriction base="xs:token"><xs:pattern value="[0-9]{17}([0-9]{5})?"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="MeterSerialNumber" doc="Of the meter that the premise has now (else HAN-2004).">
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="32"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="DeviceMACAddr" doc="EUI-64 of one device, 16 hexadecimal digits; colons and dashes may stand between two of them. Another one is answered with HAN-3003; in an address by an AddressFault.">
          <xs:restriction base="xs:token"><xs:maxLength value="32"/><xs:pattern value="[0-9A-Fa-f]{2}([:\-]*[0-9A-Fa-f]{2}){7}"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="PrintedMACAddr" doc="EUI-64 as printed on the device, 16 hexadecimal digits; blanks, dashes, colons and dots are forgiven. Else HAN-3003.">
          <xs:restriction base="xs:token"><xs:maxLength value="64"/><xs:pattern value="[ .:\-]*([0-9A-Fa-f][ .:\-]*){16}"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="InstallationCode" doc="As printed on the device: 16, 20, 28 or 36 hexadecimal digits, the checksum included; blanks, dashes, colons and dots are forgiven. Else HAN-3004.">
          <xs:restriction base="xs:token"><xs:maxLength value="96"/><xs:pattern value="[ .:\-]*(([0-9A-Fa-f][ .:\-]*){16}|([0-9A-Fa-f][ .:\-]*){20}|([0-9A-Fa-f][ .:\-]*){28}|([0-9A-Fa-f][ .:\-]*){36})"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="DeviceDescription" doc="What the customer calls the device.">
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="64"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="DeviceClass" doc="Bit map of the twelve device classes of SEP 1.0 load control, from bit 0: compressor or furnace, strip or baseboard heater, water heater, pool pump, smart appliance, irrigation pump, managed load, simple load, exterior lighting, interior lighting, electric vehicle, generation.">
          <xs:restriction base="xs:unsignedShort"><xs:minInclusive value="1"/><xs:maxInclusive value="4095"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="GroupID" doc="Name of a list of addresses kept for the company.">
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="64"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="CancelControl" doc="0 ends at once, 1 with the randomisation of the event.">
          <xs:restriction base="xs:unsignedByte"><xs:maxInclusive value="1"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="MessageControl" doc="Bits 0-1: 0 normal, 1 over inter-PAN as well. Bits 2-3: importance, low to critical. Bit 7: people are to confirm that they have read it. Absent means 0.">
          <xs:restriction base="xs:unsignedByte"><xs:pattern value="0*(0|1|4|5|8|9|12|13|128|129|132|133|136|137|140|141)"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="TimeOrNow" doc="xs:dateTime; without an offset it is Central time. 0 and absent mean now.">
          <xs:union memberTypes="t:DateTime t:Now"/>
        </xs:simpleType>
        <xs:simpleType name="DateTime">
          <xs:restriction base="xs:dateTime"><xs:pattern value="[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?(Z|[+\-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="Now"><xs:restriction base="xs:token"><xs:enumeration value="0"/></xs:restriction></xs:simpleType>
        <xs:complexType name="AddressBlock" doc="A GroupID or at least one Address, not both (HAN-2001).">
          <xs:sequence>
            <xs:element name="GroupID" type="t:GroupID" minOccurs="0"/>
            <xs:element name="AddressList" type="t:AddressList"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="AddressList" doc="0 to 10,000 addresses; more are answered with HAN-2002.">
          <xs:sequence><xs:element name="Address" type="t:Address" minOccurs="0" maxOccurs="10000"/></xs:sequence>
        </xs:complexType>
        <xs:complexType name="Address" doc="A premise with all devices of its meter, or one device there.">
          <xs:sequence>
            <xs:element name="ESIID" type="t:ESIID"/>
            <xs:element name="MeterSerialNumber" type="t:MeterSerialNumber"/>
            <xs:element name="DeviceMACAddr" type="t:DeviceMACAddr" minOccurs="0" doc="Absent means every device of the meter."/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="DeviceAddressBlock" doc="A GroupID or at least one Address, not both (HAN-2001).">
          <xs:sequence>
            <xs:element name="GroupID" type="t:GroupID" minOccurs="0"/>
            <xs:element name="AddressList" type="t:DeviceAddressList"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="DeviceAddressList" doc="0 to 10,000 addresses; more are answered with HAN-2002.">
          <xs:sequence><xs:element name="Address" type="t:DeviceAddress" minOccurs="0" maxOccurs="10000"/></xs:sequence>
        </xs:complexType>
        <xs:complexType name="DeviceAddress" doc="One device at a premise (else HAN-2006).">
          <xs:sequence>
            <xs:element name="ESIID" type="t:ESIID"/>
            <xs:element name="MeterSerialNumber" type="t:MeterSerialNumber"/>
            <xs:element name="DeviceMACAddr" type="t:DeviceMACAddr"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="SMTxPMessagingRequestAcknowledgement" doc="Accepted by the gateway, not yet delivered; or a business refusal.">
          <xs:sequence>
            {{AnswerXml.SchemaRequestId}}
            <xs:element name="MessageCancellationID" type="xs:string" minOccurs="0" doc="Of a cancel: the id under which its rows stand in the messaging log."/>
            <xs:element name="StatusCode" type="xs:string" doc="0 accepted, 0001 accepted with address faults, else HAN-nnnn."/>
            {{AnswerXml.SchemaMessage}}
            <xs:element name="AcceptedAddressCount" type="xs:int" minOccurs="0" doc="Addresses that the message goes to; those that were named twice count once."/>
            <xs:element name="RejectedAddressCount" type="xs:int" minOccurs="0" doc="Addresses in the AddressFaultList."/>
            <xs:element name="AddressFaultList" type="t:AddressFaultList" minOccurs="0"/>
            <xs:element name="IssuerEventID" type="xs:unsignedInt" minOccurs="0" doc="The id by which a cancel may name the event, price or text: the caller's own, or else the gateway's."/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="SMTxPProvisionRequestAcknowledgement" doc="Accepted by the gateway, not yet done; or a business refusal.">
          <xs:sequence>
            {{AnswerXml.SchemaRequestId}}
            <xs:element name="StatusCode" type="xs:string" doc="0 accepted, else HAN-nnnn."/>
            {{AnswerXml.SchemaMessage}}
            <xs:element name="DeviceStatus" type="xs:string" minOccurs="0" doc="The device's status now, e.g. Add Acknowledged."/>
          </xs:sequence>
        </xs:complexType>
        <xs:simpleType name="AgreementNumber" doc="Seven digits, given by the gateway.">
          <xs:restriction base="xs:unsignedInt"><xs:minInclusive value="1000001"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="AgreementStatus" doc="PEN the customer has not answered, ACT active, REJ rejected, EXP not answered in thirty days, TER ended.">
          <xs:restriction base="xs:token"><xs:enumeration value="PEN"/><xs:enumeration value="ACT"/><xs:enumeration value="REJ"/><xs:enumeration value="EXP"/><xs:enumeration value="TER"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="CustomerEmail" doc="Where the invitation goes; by it the customer is known when he answers.">
          <xs:restriction base="xs:token"><xs:maxLength value="254"/><xs:pattern value="[^@\s]+@[^@\s]+\.[^@\s]+"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="AccountAuthorizationCode" doc="What a customer who has an account gives to the company that is to invite him.">
          <xs:restriction base="xs:token"><xs:maxLength value="32"/><xs:pattern value="[0-9A-Za-z\-]+"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="DeviceType" doc="In-home display, thermostat, load control switch, smart appliance, range extender, gateway, other.">
          <xs:restriction base="xs:token"><xs:enumeration value="IHD"/><xs:enumeration value="PCT"/><xs:enumeration value="LCS"/><xs:enumeration value="SmartAppliance"/><xs:enumeration value="RangeExtender"/><xs:enumeration value="Gateway"/><xs:enumeration value="Other"/></xs:restriction>
        </xs:simpleType>
        <xs:complexType name="MessageTypeList" doc="Texts, prices, load control: any mix of them.">
          <xs:sequence><xs:element name="MessageType" maxOccurs="3" doc="SimpleText: texts and their cancels; Pricing: prices; LoadControl: load control events and their cancels."><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="SimpleText"/><xs:enumeration value="Pricing"/><xs:enumeration value="LoadControl"/></xs:restriction></xs:simpleType></xs:element></xs:sequence>
        </xs:complexType>
        <xs:simpleType name="TermsAccepted" doc="Smart Meter Texas' terms and conditions.">
          <xs:restriction base="xs:token"><xs:enumeration value="Y"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="ReasonText" doc="Why, in the caller's words; kept with the history.">
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="128"/></xs:restriction>
        </xs:simpleType>
        <xs:complexType name="SMTxPAgreementRequestAcknowledgement" doc="The customer is invited; or a business refusal.">
          <xs:sequence>
            {{AnswerXml.SchemaRequestId}}
            <xs:element name="StatusCode" type="xs:string" doc="0 accepted, else HAN-nnnn."/>
            {{AnswerXml.SchemaMessage}}
            <xs:element name="AgreementNumber" type="t:AgreementNumber" minOccurs="0" doc="By it the agreement is named from now on."/>
            <xs:element name="AgreementStatus" type="t:AgreementStatus" minOccurs="0" doc="From now on."/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="AgreementAnswer" doc="What was asked for is done; or a business refusal.">
          <xs:sequence>
            {{AnswerXml.SchemaRequestId}}
            <xs:element name="StatusCode" type="xs:string" doc="0 done, else HAN-nnnn."/>
            {{AnswerXml.SchemaMessage}}
            <xs:element name="AgreementNumber" type="t:AgreementNumber" minOccurs="0" doc="By it the agreement is named from now on."/>
            <xs:element name="AgreementStatus" type="t:AgreementStatus" minOccurs="0" doc="From now on."/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="AddressFaultList" doc="The addresses that the message does not go to. Each has a row FLR in the messaging log too.">
          <xs:sequence><xs:element name="AddressFault" type="t:AddressFault" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
        </xs:complexType>
        <xs:complexType name="AddressFault" doc="An address as it was written, and why it was not taken.">
          <xs:sequence>
            <xs:element name="ESIID" type="xs:string" doc="As it was written."/>
            <xs:element name="MeterSerialNumber" type="xs:string" minOccurs="0" doc="As it was written."/>
            <xs:element name="DeviceMACAddr" type="xs:string" minOccurs="0" doc="As it was written."/>
            <xs:element name="FaultCode" type="xs:string" doc="HAN-nnnn, as a StatusCode."/>
            <xs:element name="FaultMessage" type="xs:string" doc="The same in words."/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="SMTxPFault" doc="Why a message is not a request of this contract.">
          <xs:sequence>
            <xs:element name="FaultCode" type="xs:string" doc="HAN-0001: not XML as SOAP 1.1 allows it; HAN-0002: not a request of the schema."/>
            <xs:element name="Element" type="xs:string" doc="The element that breaks the rule; empty where the message as a whole does."/>
            <xs:element name="AddressOrdinal" type="xs:int" minOccurs="0" doc="The Address in which the element stands, from 1."/>
            <xs:element name="Rule" type="xs:string" doc="One word for programs: missing, sequence, choice, content, integer, range, length, pattern, enumeration, time, date, uri, well-formed, operation, action."/>
            <xs:element name="Message" type="xs:string" doc="The same for people, as in faultstring."/>
          </xs:sequence>
        </xs:complexType>
        """;

    /// <summary>The elements that every request begins with.</summary>
    public static IReadOnlyList<XElement> Header { get; } = XsdFragment.Parse(HeaderElements);

    /// <summary>The shared types by name.</summary>
    public static FrozenDictionary<string, XElement> ByName { get; } = XsdFragment.Parse(_types).ToFrozenDictionary(t => (string)t.Attribute("name")!);
}
