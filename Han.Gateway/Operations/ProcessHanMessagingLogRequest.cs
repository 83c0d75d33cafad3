using System.Globalization;
using System.Xml;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processHANMessagingLogRequest: a file of the caller's messaging log, to be put into its outbox.</summary>
internal sealed class ProcessHanMessagingLogRequest() : BlockOperation("HANMessagingLogBlock")
{
    private const int DateLength = 10;

    private static readonly XmlDictionaryString FromDate = ElementName.Of("FromDate");
    private static readonly XmlDictionaryString ToDate = ElementName.Of("ToDate");
    private static readonly XmlDictionaryString Category = ElementName.Of("EventCategoryID");

    public override string Name => "processHANMessagingLogRequest";

    public override string RequestElement => "HANMessagingLogRequest";

    public override string AnswerElement => "HANMessagingLogAnswer";

    public override string SchemaTypes => $"""
        <xs:complexType name="HANMessagingLogBlock" doc="Message dates in Central time, both inclusive; a range that ends before it begins is answered with HAN-4003.">
          <xs:sequence>
            <xs:element name="FromDate" type="t:CentralDate" doc="First day."/>
            <xs:element name="ToDate" type="t:CentralDate" doc="Last day."/>
            <xs:element name="EventCategoryID" type="t:EventCategoryID" minOccurs="0" doc="Only messages of this kind."/>
            <xs:element name="ESIID" type="t:ESIID" minOccurs="0" doc="Only rows of this premise."/>
          </xs:sequence>
        </xs:complexType>
        <xs:simpleType name="CentralDate"><xs:restriction base="xs:date"><xs:pattern value="[0-9]{"{4}"}-[0-9]{"{2}"}-[0-9]{"{2}"}"/></xs:restriction></xs:simpleType>
        <xs:complexType name="HANMessagingLogAnswer">
          <xs:sequence>
            {AnswerXml.SchemaHead}
            <xs:element name="CorrelationID" minOccurs="0" doc="In the name of the file, HANMessagingLog[CorrelationID].CSV.[DUNS]; processHANRequestStatus tells whether it is there."><xs:simpleType><xs:restriction base="xs:token"><xs:pattern value="[0-9a-f]{"{24}"}"/></xs:restriction></xs:simpleType></xs:element>
          </xs:sequence>
        </xs:complexType>
        """;

    public override HanAnswer Refuse(string requestId, Refusal refusal) => new MessagingLogAnswer(requestId, refusal.Code, refusal.Message, null);

    protected override HanCommand ReadBlock(RequestReader reader) => new MessagingLogCommand(
        ReadDate(reader, FromDate), ReadDate(reader, ToDate), ReadCategory(reader),
        reader.OptionalText(AddressBlockReader.EsiId, AddressBlockReader.MaxEsiId));

    protected override void WriteContent(XmlDictionaryWriter xml, HanAnswer answer) => xml.WriteOptional("CorrelationID", ((MessagingLogAnswer)answer).CorrelationId);

    private static DateOnly ReadDate(RequestReader reader, XmlDictionaryString name)
    {
        DateOnly date = default;
        _ = reader.Text(
            name, DateLength, text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date), "date", "a date, yyyy-MM-dd");
        return date;
    }

    private static EventCategory? ReadCategory(RequestReader reader) =>
        reader.OptionalWord(Category, LogColumns.Categories) is { } text ? Enum.Parse<EventCategory>(text) : null;
}
