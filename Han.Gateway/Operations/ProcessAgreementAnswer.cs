using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processAgreementAnswer: what the customer says, by whoever answers for customers until there is a portal.</summary>
internal sealed class ProcessAgreementAnswer() : BlockOperation("AgreementAnswerBlock")
{
    private static readonly XmlDictionaryString _answer = ElementName.Of("Answer");

    public override string Name => "processAgreementAnswer";

    public override string RequestElement => "AgreementAnswerRequest";

    public override string AnswerElement => "AgreementAnswer";

    public override string SchemaTypes => $"""
        <xs:complexType name="AgreementAnswerBlock" doc="For accounts that answer for customers (HAN-1002). An invitation is accepted or rejected, an active agreement terminated; else HAN-4005.">
          <xs:sequence>
            {AgreementElements.NameSchema}
            <xs:element name="Answer" doc="What the customer says."><xs:simpleType><xs:restriction base="xs:token">{string.Concat(Enum.GetNames<CustomerAnswer>().Select(a => $"<xs:enumeration value=\"{a}\"/>"))}</xs:restriction></xs:simpleType></xs:element>
            {AgreementElements.CustomerSchema}
            <xs:element name="TermsAccepted" type="t:TermsAccepted" minOccurs="0" doc="Required to accept (HAN-4003)."/>
            <xs:element name="ReasonText" type="t:ReasonText" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        """;

    public override HanAnswer Refuse(string requestId, Refusal refusal) => AgreementAcknowledgement.Refuse(requestId, refusal);

    protected override HanCommand ReadBlock(RequestReader reader) => new AnswerAgreementCommand(
        AgreementElements.ReadName(reader, Block), ReadAnswer(reader), AgreementElements.ReadCustomer(reader), AgreementElements.ReadTermsAccepted(reader),
        AgreementElements.ReadReason(reader));

    protected override void WriteContent(XmlDictionaryWriter xml, HanAnswer answer) => xml.WriteAgreement((AgreementAcknowledgement)answer);

    private static CustomerAnswer ReadAnswer(RequestReader reader) => Enum.Parse<CustomerAnswer>(reader.Word(_answer, Enum.GetNames<CustomerAnswer>()));
}
