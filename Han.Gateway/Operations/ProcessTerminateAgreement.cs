using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processTerminateAgreement: a company ends an agreement, or takes an invitation back.</summary>
internal sealed class ProcessTerminateAgreement() : BlockOperation("TerminateAgreementBlock")
{
    public override string Name => "processTerminateAgreement";

    public override string RequestElement => "TerminateAgreementRequest";

    public override string AnswerElement => "AgreementAnswer";

    public override string SchemaTypes => $"""
        <xs:complexType name="TerminateAgreementBlock" doc="With an active In-Home Device Agreement its device goes: its removal begins by itself. What has ended already is answered with HAN-4005.">
          <xs:sequence>
            {AgreementElements.NameSchema}
            <xs:element name="ReasonText" type="t:ReasonText" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        """;

    public override HanAnswer Refuse(string requestId, Refusal refusal) => AgreementAcknowledgement.Refuse(requestId, refusal);

    protected override HanCommand ReadBlock(RequestReader reader) => new TerminateAgreementCommand(AgreementElements.ReadName(reader, Block), AgreementElements.ReadReason(reader));

    protected override void WriteContent(XmlDictionaryWriter xml, HanAnswer answer) => xml.WriteAgreement((AgreementAcknowledgement)answer);
}
