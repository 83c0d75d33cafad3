using System.Text;
using Han.Gateway.Operations;

namespace Han.Gateway.Soap.Contract;

/// <summary>The XML schema of the messaging namespace, put together from the parts common to all operations and each operation's own.</summary>
internal static class MessagingSchema
{
    private const string Header = """
        <xs:element name="RequestID" type="smt:RequestID" minOccurs="0"/>
        <xs:element name="RequesterType" type="smt:RequesterType"/>
        <xs:element name="RequesterAuthenticationID" type="smt:DUNS"/>
        <xs:element name="RequesterID" type="smt:RequesterID"/>
        <xs:element name="RequestPriority" type="smt:RequestPriority"/>
        <xs:element name="CallbackUri" type="smt:CallbackUri" minOccurs="0"/>

        """;

    private const string CommonTypes = """
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
        <xs:simpleType name="TimeOrNow">
          <xs:annotation><xs:documentation>xs:dateTime; without an offset it is Central time. 0 and absent mean now.</xs:documentation></xs:annotation>
          <xs:union memberTypes="xs:dateTime smt:Now"/>
        </xs:simpleType>
        <xs:simpleType name="Now"><xs:restriction base="xs:token"><xs:enumeration value="0"/></xs:restriction></xs:simpleType>
        <xs:complexType name="AddressBlock">
          <xs:annotation><xs:documentation>A GroupID or at least one Address, not both (HAN-2001).</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:element name="GroupID" type="smt:GroupID" minOccurs="0"/>
            <xs:element name="AddressList" type="smt:AddressList"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="AddressList">
          <xs:annotation><xs:documentation>0 to 10,000 addresses; more are answered with HAN-2002.</xs:documentation></xs:annotation>
          <xs:sequence><xs:element name="Address" type="smt:Address" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
        </xs:complexType>
        <xs:complexType name="Address">
          <xs:sequence>
            <xs:element name="ESIID" type="smt:ESIID"/>
            <xs:element name="MeterSerialNumber" type="smt:MeterSerialNumber"/>
            <xs:element name="DeviceMACAddr" type="smt:DeviceMACAddr" minOccurs="0"/>
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
            <xs:element name="AddressFaultList" type="smt:AddressFaultList" minOccurs="0"/>
            <xs:element name="IssuerEventID" type="xs:unsignedInt" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="AddressFaultList">
          <xs:sequence><xs:element name="AddressFault" type="smt:AddressFault" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
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
        <xs:element name="SMTxPFault" type="smt:SMTxPFault"/>
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

    public static string Create(IEnumerable<IHanOperation> operations)
    {
        var schema = new StringBuilder();
        schema.Append("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:smt=\"").Append(SoapNames.Messaging)
            .Append("\" targetNamespace=\"").Append(SoapNames.Messaging).Append("\" elementFormDefault=\"unqualified\">\n");
        foreach (IHanOperation operation in operations)
        {
            AppendWrapper(schema, operation.Name, operation.RequestElement);
            AppendWrapper(schema, operation.Name + "Response", SoapWriter.AcknowledgementElement);
            schema.Append("<xs:complexType name=\"").Append(operation.RequestElement).Append("\">\n<xs:sequence>\n")
                .Append(Header).Append(operation.SchemaContent).Append("\n</xs:sequence>\n</xs:complexType>\n").Append(operation.SchemaTypes).Append('\n');
        }

        return schema.Append(CommonTypes).Append("</xs:schema>\n").ToString();
    }

    private static void AppendWrapper(StringBuilder schema, string wrapper, string child) => schema
        .Append("<xs:element name=\"").Append(wrapper).Append("\">\n<xs:complexType><xs:sequence><xs:element name=\"").Append(child)
        .Append("\" type=\"smt:").Append(child).Append("\"/></xs:sequence></xs:complexType>\n</xs:element>\n");
}
