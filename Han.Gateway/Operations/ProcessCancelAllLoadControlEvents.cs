using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processCancelAllLCEvents: the one operation whose wire form SMT published.</summary>
internal sealed class ProcessCancelAllLoadControlEvents : MessagingOperation
{
    private static readonly XmlDictionaryString Block = ElementName.Of("CancelAllLCEventMessageBlock");

    public override string Name => "processCancelAllLCEvents";

    public override string RequestElement => "SMTxPCancelAllLoadControlEventRequest";

    public override string SchemaContent => """
        <xs:element name="AddressBlock" type="t:AddressBlock"/>
        <xs:element name="CancelAllLCEventMessageBlock" type="t:CancelAllLCEventMessageBlock"/>
        """;

    public override string SchemaTypes => """
        <xs:complexType name="CancelAllLCEventMessageBlock" doc="SEP 1.0 Cancel All Load Control Events.">
          <xs:sequence>
            <xs:element name="CancelControl" type="t:CancelControl" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        """;

    public override bool IsRateLimited => false;

    protected override HanCommand ReadCommand(RequestReader reader)
    {
        reader.Open(Block);
        var command = new CancelAllLoadControlEventsCommand(reader.OptionalInteger(CommonElements.CancelControl));
        reader.Close(Block);
        return command;
    }
}
