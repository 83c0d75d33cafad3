using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processCancelSimpleMessage: cancels one text, named by its MessageID or by the RequestID of the request that sent it.</summary>
internal sealed class ProcessCancelSimpleMessage : MessagingOperation
{
    private static readonly XmlDictionaryString Block = ElementName.Of("CancelSimpleMessageBlock");

    public override string Name => "processCancelSimpleMessage";

    public override string RequestElement => "SMTxPCancelSimpleMessageRequest";

    public override bool IsRateLimited => false;

    public override string SchemaContent => """
        <xs:element name="AddressBlock" type="t:AddressBlock"/>
        <xs:element name="CancelSimpleMessageBlock" type="t:CancelSimpleMessageBlock"/>
        """;

    public override string SchemaTypes => """
        <xs:complexType name="CancelSimpleMessageBlock" doc="SEP 1.0 Cancel Message.">
          <xs:sequence>
            <xs:choice>
              <xs:element name="MessageID" type="xs:unsignedInt" doc="The text, by the caller's own id or by the IssuerEventID that the acknowledgement gave."/>
              <xs:element name="RequestID" type="t:RequestID" doc="Or the request that sent it: the gateway's id, or the caller's own."/>
            </xs:choice>
            <xs:element name="MessageControl" type="t:MessageControl" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        """;

    protected override HanCommand ReadCommand(RequestReader reader)
    {
        reader.Open(Block);
        (uint? messageId, string? requestId) = CommonElements.ReadChoice(reader, CommonElements.MessageId, Block);
        var command = new CancelSimpleMessageCommand(messageId, requestId, reader.OptionalInteger(CommonElements.MessageControl));
        reader.Close(Block);
        return command;
    }
}
