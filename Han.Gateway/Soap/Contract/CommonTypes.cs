using System.Collections.Frozen;
using System.Xml.Linq;

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

    private const string Types = """
        <xs:simpleType name="RequestID">
          <xs:annotation><xs:documentation>The caller's own reference: repeating a request with the same RequestID returns the first answer again.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="64"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="RequesterType">
          <xs:annotation><xs:documentation>0 REP, 1 TDSP, 2 residential customer, 3 business customer, 4 third party, 5 SMT.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:unsignedByte"><xs:maxInclusive value="5"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="DUNS">
          <xs:annotation><xs:documentation>D-U-N-S number of the caller's company, 9 or 13 digits; leading zeros matter.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:token"><xs:pattern value="[0-9]{9}([0-9]{4})?"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="RequesterID">
          <xs:annotation><xs:documentation>The SMT user who asks.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="64"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="RequestPriority">
          <xs:annotation><xs:documentation>Low, medium, high.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:token"><xs:enumeration value="L"/><xs:enumeration value="M"/><xs:enumeration value="H"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="CallbackUri">
          <xs:annotation><xs:documentation>Absolute http or https URI to which status rows are posted.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:anyURI"><xs:minLength value="1"/><xs:maxLength value="2048"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="ESIID">
          <xs:annotation><xs:documentation>17 or 22 digits. Another form is answered by an AddressFault, not by a SOAP Fault.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="32"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="MeterSerialNumber">
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="32"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="DeviceMACAddr">
          <xs:annotation><xs:documentation>EUI-64 of one device, 16 hexadecimal digits; absent means every device of the meter. Another form is answered by an AddressFault.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="32"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="GroupID">
          <xs:annotation><xs:documentation>Name of a list of addresses kept for the company.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="64"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="CancelControl">
          <xs:annotation><xs:documentation>0 ends at once, 1 with the randomisation of the event.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:unsignedByte"><xs:maxInclusive value="1"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="MessageControl">
          <xs:annotation><xs:documentation>Bits 0-1: 0 normal, 1 over inter-PAN as well. Bits 2-3: importance, low to critical. Bit 7: people are to confirm that they have read it. Absent means 0.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:unsignedByte"/>
        </xs:simpleType>
        <xs:simpleType name="TimeOrNow">
          <xs:annotation><xs:documentation>xs:dateTime; without an offset it is Central time. 0 and absent mean now.</xs:documentation></xs:annotation>
          <xs:union memberTypes="xs:dateTime t:Now"/>
        </xs:simpleType>
        <xs:simpleType name="Now"><xs:restriction base="xs:token"><xs:enumeration value="0"/></xs:restriction></xs:simpleType>
        <xs:complexType name="AddressBlock">
          <xs:annotation><xs:documentation>A GroupID or at least one Address, not both (HAN-2001).</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:element name="GroupID" type="t:GroupID" minOccurs="0"/>
            <xs:element name="AddressList" type="t:AddressList"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="AddressList">
          <xs:annotation><xs:documentation>0 to 10,000 addresses; more are answered with HAN-2002.</xs:documentation></xs:annotation>
          <xs:sequence><xs:element name="Address" type="t:Address" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
        </xs:complexType>
        <xs:complexType name="Address">
          <xs:sequence>
            <xs:element name="ESIID" type="t:ESIID"/>
            <xs:element name="MeterSerialNumber" type="t:MeterSerialNumber"/>
            <xs:element name="DeviceMACAddr" type="t:DeviceMACAddr" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="SMTxPMessagingRequestAcknowledgement">
          <xs:annotation><xs:documentation>Accepted by the gateway, not yet delivered; or a business refusal.</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:element name="RequestID" type="xs:string"/>
            <xs:element name="MessageCancellationID" type="xs:string" minOccurs="0"/>
            <xs:element name="StatusCode" type="xs:string"><xs:annotation><xs:documentation>0 accepted, 0001 accepted with address faults, else HAN-nnnn.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="StatusMessage" type="xs:string"/>
            <xs:element name="AcceptedAddressCount" type="xs:int" minOccurs="0"/>
            <xs:element name="RejectedAddressCount" type="xs:int" minOccurs="0"/>
            <xs:element name="AddressFaultList" type="t:AddressFaultList" minOccurs="0"/>
            <xs:element name="IssuerEventID" type="xs:unsignedInt" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="SMTxPProvisionRequestAcknowledgement">
          <xs:annotation><xs:documentation>Accepted by the gateway, not yet done; or a business refusal.</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:element name="RequestID" type="xs:string"/>
            <xs:element name="StatusCode" type="xs:string"><xs:annotation><xs:documentation>0 accepted, else HAN-nnnn.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="StatusMessage" type="xs:string"/>
            <xs:element name="DeviceStatus" type="xs:string" minOccurs="0"><xs:annotation><xs:documentation>The device's status now, e.g. Add Acknowledged.</xs:documentation></xs:annotation></xs:element>
          </xs:sequence>
        </xs:complexType>
        <xs:simpleType name="AgreementNumber">
          <xs:annotation><xs:documentation>Seven digits, given by the gateway.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:unsignedInt"><xs:minInclusive value="1000001"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="AgreementStatus">
          <xs:annotation><xs:documentation>PEN the customer has not answered, ACT active, REJ rejected, EXP not answered in thirty days, TER ended.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:token"><xs:enumeration value="PEN"/><xs:enumeration value="ACT"/><xs:enumeration value="REJ"/><xs:enumeration value="EXP"/><xs:enumeration value="TER"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="CustomerEmail">
          <xs:restriction base="xs:token"><xs:maxLength value="254"/><xs:pattern value="[^@\s]+@[^@\s]+\.[^@\s]+"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="AccountAuthorizationCode">
          <xs:annotation><xs:documentation>What a customer who has an account gives to the company that is to invite him.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:token"><xs:maxLength value="32"/><xs:pattern value="[0-9A-Za-z\-]+"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="DeviceType">
          <xs:annotation><xs:documentation>In-home display, thermostat, load control switch, smart appliance, range extender, gateway, other.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:token"><xs:enumeration value="IHD"/><xs:enumeration value="PCT"/><xs:enumeration value="LCS"/><xs:enumeration value="SmartAppliance"/><xs:enumeration value="RangeExtender"/><xs:enumeration value="Gateway"/><xs:enumeration value="Other"/></xs:restriction>
        </xs:simpleType>
        <xs:complexType name="MessageTypeList">
          <xs:annotation><xs:documentation>Texts, prices, load control: any mix of them.</xs:documentation></xs:annotation>
          <xs:sequence><xs:element name="MessageType" maxOccurs="3"><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="SimpleText"/><xs:enumeration value="Pricing"/><xs:enumeration value="LoadControl"/></xs:restriction></xs:simpleType></xs:element></xs:sequence>
        </xs:complexType>
        <xs:simpleType name="TermsAccepted">
          <xs:annotation><xs:documentation>Smart Meter Texas' terms and conditions.</xs:documentation></xs:annotation>
          <xs:restriction base="xs:token"><xs:enumeration value="Y"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="ReasonText">
          <xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="128"/></xs:restriction>
        </xs:simpleType>
        <xs:complexType name="SMTxPAgreementRequestAcknowledgement">
          <xs:annotation><xs:documentation>The customer is invited; or a business refusal.</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:element name="RequestID" type="xs:string"/>
            <xs:element name="StatusCode" type="xs:string"><xs:annotation><xs:documentation>0 accepted, else HAN-nnnn.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="StatusMessage" type="xs:string"/>
            <xs:element name="AgreementNumber" type="t:AgreementNumber" minOccurs="0"/>
            <xs:element name="AgreementStatus" type="t:AgreementStatus" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="AgreementAnswer">
          <xs:annotation><xs:documentation>What was asked for is done; or a business refusal.</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:element name="RequestID" type="xs:string"><xs:annotation><xs:documentation>The gateway's own id of this request.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="StatusCode" type="xs:string"><xs:annotation><xs:documentation>0 done, else HAN-nnnn.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="StatusMessage" type="xs:string"/>
            <xs:element name="AgreementNumber" type="t:AgreementNumber" minOccurs="0"/>
            <xs:element name="AgreementStatus" type="t:AgreementStatus" minOccurs="0"><xs:annotation><xs:documentation>From now on.</xs:documentation></xs:annotation></xs:element>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="AddressFaultList">
          <xs:sequence><xs:element name="AddressFault" type="t:AddressFault" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
        </xs:complexType>
        <xs:complexType name="AddressFault">
          <xs:sequence>
            <xs:element name="ESIID" type="xs:string"/>
            <xs:element name="MeterSerialNumber" type="xs:string" minOccurs="0"/>
            <xs:element name="DeviceMACAddr" type="xs:string" minOccurs="0"/>
            <xs:element name="FaultCode" type="xs:string"/>
            <xs:element name="FaultMessage" type="xs:string"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="SMTxPFault">
          <xs:sequence>
            <xs:element name="FaultCode" type="xs:string"/>
            <xs:element name="Element" type="xs:string"/>
            <xs:element name="AddressOrdinal" type="xs:int" minOccurs="0"><xs:annotation><xs:documentation>The Address in which the element stands, from 1.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="Rule" type="xs:string"/>
            <xs:element name="Message" type="xs:string"/>
          </xs:sequence>
        </xs:complexType>
        """;

    /// <summary>The elements that every request begins with.</summary>
    public static IReadOnlyList<XElement> Header { get; } = XsdFragment.Parse(HeaderElements);

    /// <summary>The shared types by name.</summary>
    public static FrozenDictionary<string, XElement> ByName { get; } = XsdFragment.Parse(Types).ToFrozenDictionary(t => (string)t.Attribute("name")!);
}
