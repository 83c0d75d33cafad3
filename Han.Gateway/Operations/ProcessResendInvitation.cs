using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processResendInvitation: reminds a customer of an invitation, once.</summary>
internal sealed class ProcessResendInvitation : ExtensionOperation
{
    private static readonly XmlDictionaryString _block = ElementName.Of("ResendInvitationBlock");

    public override string Name => "processResendInvitation";

    public override string RequestElement => "ResendInvitationRequest";

    public override string AnswerElement => "AgreementAnswer";

    public override string SchemaContent => """
        <xs:element name="ResendInvitationBlock" type="t:ResendInvitationBlock"/>
        """;

    public override string SchemaTypes => $"""
        <xs:complexType name="ResendInvitationBlock" doc="Once, while the invitation is open; it does not last longer for it. Else HAN-4005.">
          <xs:sequence>{AgreementElements.NameSchema}</xs:sequence>
        </xs:complexType>
        """;

    public override HanRequest Read(RequestReader reader)
    {
        RequestHeader header = CommonElements.ReadHeader(reader);
        reader.Open(_block);
        var command = new ResendInvitationCommand(AgreementElements.ReadName(reader, _block));
        reader.Close(_block);
        return new HanRequest(header, AddressBlock.None, command);
    }

    public override HanAnswer Refuse(string requestId, Refusal refusal) => AgreementAcknowledgement.Refuse(requestId, refusal);

    protected override void WriteContent(XmlDictionaryWriter xml, HanAnswer answer) => xml.WriteAgreement((AgreementAcknowledgement)answer);
}
