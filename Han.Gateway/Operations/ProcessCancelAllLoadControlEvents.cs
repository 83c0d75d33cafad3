using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processCancelAllLCEvents: the one operation whose wire form SMT published.</summary>
internal sealed class ProcessCancelAllLoadControlEvents : IHanOperation
{
    private static readonly XmlDictionaryString Block = ElementName.Of("CancelAllLCEventMessageBlock");

    public string Name => "processCancelAllLCEvents";

    public string RequestElement => "SMTxPCancelAllLoadControlEventRequest";

    public string SchemaContent => """
        <xs:element name="AddressBlock" type="smt:AddressBlock"/>
        <xs:element name="CancelAllLCEventMessageBlock" type="smt:CancelAllLCEventMessageBlock"/>
        """;

    public string SchemaTypes => """
        <xs:complexType name="CancelAllLCEventMessageBlock">
          <xs:annotation><xs:documentation>SEP 1.0 Cancel All Load Control Events.</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:element name="CancelControl" type="smt:CancelControl" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        """;

    public HanRequest Read(RequestReader reader)
    {
        RequestHeader header = CommonElements.ReadHeader(reader);
        AddressBlock addresses = AddressBlockReader.Read(reader);
        reader.Open(Block);
        var command = new CancelAllLoadControlEventsCommand(reader.OptionalInteger(CommonElements.CancelControl));
        reader.Close(Block);
        return new HanRequest(header, addresses, command);
    }
}
