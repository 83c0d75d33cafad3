using System.Xml;
using Han.Gateway.Agreements;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processInHomeServicesAgreement: invites a customer to let the company send chosen types of messages to one device.</summary>
internal sealed class ProcessInHomeServicesAgreement : AgreementOperation
{
    private static readonly XmlDictionaryString _list = ElementName.Of("MessageTypeList");
    private static readonly XmlDictionaryString _type = ElementName.Of("MessageType");

    private static readonly string[] _types = [.. Enum.GetNames<MessageTypes>().Where(n => n != nameof(MessageTypes.None))];

    public override string Name => "processInHomeServicesAgreement";

    public override string RequestElement => "SMTxPInHomeServicesAgreementRequest";

    public override string SchemaTypes => "";

    protected override AgreementKind Kind => AgreementKind.InHomeServices;

    protected override string SchemaOfRights => """
        <xs:element name="MessageTypeList" type="t:MessageTypeList"/>
        """;

    protected override MessageTypes ReadMessageTypes(RequestReader reader)
    {
        MessageTypes types = MessageTypes.None;
        int count = 0;
        reader.Open(_list);
        do
        {
            types |= Enum.Parse<MessageTypes>(reader.Word(_type, _types));
            count++;
        }
        while (reader.At(_type) && count < _types.Length);

        reader.Close(_list);
        return types;
    }
}
