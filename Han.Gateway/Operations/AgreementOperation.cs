using System.Xml;
using Han.Gateway.Agreements;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>An operation that invites a customer to an agreement about one device; its fields follow the header, and an acknowledgement answers.</summary>
internal abstract class AgreementOperation : IHanOperation
{
    private const int MaxName = 128;
    private const int MaxDeviceType = 32;
    private const int MaxDescription = 64;

    /// <summary>Characters of what people type for a MAC address, with whatever they put between the digits.</summary>
    private const int MaxMac = 64;

    private static readonly string[] _languages = ["ENGLISH", "SPANISH"];

    private static readonly XmlDictionaryString _customerName = ElementName.Of("CustomerName");
    private static readonly XmlDictionaryString _deviceType = ElementName.Of("DeviceType");
    private static readonly XmlDictionaryString _mac = ElementName.Of("DeviceMACAddr");
    private static readonly XmlDictionaryString _description = ElementName.Of("DeviceDescription");
    private static readonly XmlDictionaryString _language = ElementName.Of("CustomerLanguagePreference");

    public ServiceNamespace Namespace => ServiceNamespace.Agreement;

    public abstract string Name { get; }

    public abstract string RequestElement { get; }

    public string AnswerElement => "SMTxPAgreementRequestAcknowledgement";

    public string SchemaContent => $"""
        <xs:element name="ESIID" type="t:ESIID"/>
        <xs:element name="CustomerName" doc="As the customer's TDSP or REP knows it."><xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="128"/></xs:restriction></xs:simpleType></xs:element>
        {AgreementElements.CustomerSchema}
        <xs:element name="DeviceType" type="t:DeviceType"/>
        <xs:element name="DeviceMACAddr" type="t:PrintedMACAddr"/>
        {SchemaOfDevice}
        <xs:element name="DeviceDescription" type="t:DeviceDescription" minOccurs="0"/>
        {SchemaOfRights}
        <xs:element name="CustomerLanguagePreference" minOccurs="0" doc="Absent means ENGLISH."><xs:simpleType><xs:restriction base="xs:token"><xs:enumeration value="ENGLISH"/><xs:enumeration value="SPANISH"/></xs:restriction></xs:simpleType></xs:element>
        <xs:element name="TermsAccepted" type="t:TermsAccepted"/>
        """;

    public abstract string SchemaTypes { get; }

    protected abstract AgreementKind Kind { get; }

    /// <summary>XSD of what follows DeviceMACAddr.</summary>
    protected virtual string SchemaOfDevice => "";

    /// <summary>XSD of what follows DeviceDescription.</summary>
    protected virtual string SchemaOfRights => "";

    public HanRequest Read(RequestReader reader)
    {
        RequestHeader header = CommonElements.ReadHeader(reader);
        var command = new FileAgreementCommand(
            Kind, reader.Text(AddressBlockReader.EsiId, AddressBlockReader.MaxEsiId), reader.Text(_customerName, MaxName), AgreementElements.ReadCustomer(reader),
            reader.Text(_deviceType, MaxDeviceType), reader.Text(_mac, MaxMac), ReadInstallationCode(reader), reader.OptionalText(_description, MaxDescription),
            ReadMessageTypes(reader), ReadLanguage(reader));
        AgreementElements.RequireTermsAccepted(reader);
        return new HanRequest(header, AddressBlock.None, command);
    }

    public HanAnswer Refuse(string requestId, Refusal refusal) => AgreementAcknowledgement.Refuse(requestId, refusal);

    public void Write(XmlDictionaryWriter xml, HanAnswer answer)
    {
        xml.WriteHead(answer);
        xml.WriteAgreement((AgreementAcknowledgement)answer);
    }

    /// <summary>What follows DeviceMACAddr.</summary>
    protected virtual SecretText? ReadInstallationCode(RequestReader reader) => null;

    /// <summary>What follows DeviceDescription.</summary>
    protected virtual MessageTypes ReadMessageTypes(RequestReader reader) => MessageTypes.None;

    private static string ReadLanguage(RequestReader reader) => reader.OptionalWord(_language, _languages) ?? _languages[0];
}
