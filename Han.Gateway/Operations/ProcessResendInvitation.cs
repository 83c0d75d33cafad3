using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processResendInvitation: reminds a customer of an invitation, once.</summary>
internal sealed class ProcessResendInvitation() : BlockOperation("ResendInvitationBlock")
{
    public override string Name => "processResendInvitation";

    public override string RequestElement => "ResendInvitationRequest";

    public override string AnswerElement => "AgreementAnswer";

    public override string SchemaTypes => $"""
        <xs:complexType name="ResendInvitationBlock" doc="Once, while the invitation is open; it does not last longer for it. Else HAN-4005.">
          <xs:sequence>{AgreementElements.NameSchema}</xs:sequence>
        </xs:complexType>
        """;

    public override HanAnswer Refuse(string requestId, Refusal refusal) => AgreementAcknowledgement.Refuse(requestId, refusal);

    protected override HanCommand ReadBlock(RequestReader reader) => new ResendInvitationCommand(AgreementElements.ReadName(reader, Block));

    protected override void WriteContent(XmlDictionaryWriter xml, HanAnswer answer) => xml.WriteAgreement((AgreementAcknowledgement)answer);
}
