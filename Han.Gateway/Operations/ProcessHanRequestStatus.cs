using System.Globalization;
using System.Xml;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processHANRequestStatus: what has become of an earlier request, with its rows of the messaging log.</summary>
internal sealed class ProcessHanRequestStatus : ExtensionOperation
{
    private static readonly XmlDictionaryString Block = ElementName.Of("HANRequestStatusBlock");

    public override string Name => "processHANRequestStatus";

    public override bool ChangesNothing => true;

    public override string RequestElement => "HANRequestStatusRequest";

    public override string AnswerElement => "HANRequestStatusAnswer";

    public override string SchemaContent => """
        <xs:element name="HANRequestStatusBlock" type="t:HANRequestStatusBlock"/>
        """;

    public override string SchemaTypes => $"""
        <xs:complexType name="HANRequestStatusBlock">
          <xs:sequence>
            <xs:element name="RequestID"><xs:annotation><xs:documentation>The gateway's RequestID of an earlier request, the caller's own, or the CorrelationID of a messaging log.</xs:documentation></xs:annotation><xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="64"/></xs:restriction></xs:simpleType></xs:element>
            {PagedElements.Schema}
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="HANRequestStatusAnswer">
          <xs:annotation><xs:documentation>Of a request to meters: all but MessagingLogFile. Of a messaging log: AcceptedAt and MessagingLogFile.</xs:documentation></xs:annotation>
          <xs:sequence>
            {AnswerXml.SchemaHead}
            <xs:element name="OriginalRequestID" type="xs:string" minOccurs="0"/>
            <xs:element name="AcceptedAt" type="xs:dateTime" minOccurs="0"/>
            <xs:element name="EventCategoryID" type="t:EventCategoryID" minOccurs="0"/>
            <xs:element name="OpenTargets" type="xs:unsignedInt" minOccurs="0"><xs:annotation><xs:documentation>Addresses at which something may still happen.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="ClosedTargets" type="xs:unsignedInt" minOccurs="0"/>
            <xs:element name="TotalRows" type="xs:unsignedLong" minOccurs="0"/>
            <xs:element name="Page" type="xs:unsignedInt" minOccurs="0"/>
            <xs:element name="PageSize" type="xs:unsignedInt" minOccurs="0"/>
            <xs:element name="StatusRowList" type="t:StatusRowList" minOccurs="0"/>
            <xs:element name="MessagingLogFile" type="t:MessagingLogFile" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="StatusRowList">
          <xs:sequence><xs:element name="StatusRow" type="t:StatusRow" minOccurs="0" maxOccurs="500"/></xs:sequence>
        </xs:complexType>
        <xs:complexType name="StatusRow">
          <xs:annotation><xs:documentation>A row of the HAN messaging log. What does not apply is empty.</xs:documentation></xs:annotation>
          <xs:sequence>
            {string.Concat(LogColumns.Names.Select(Column))}
          </xs:sequence>
        </xs:complexType>
        <xs:simpleType name="EventCategoryID">
          <xs:restriction base="xs:token">{string.Concat(LogColumns.Categories.Select(Enumeration))}</xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="StatusCode">
          <xs:restriction base="xs:token">{string.Concat(Enum.GetNames<StatusCode>().Select(Enumeration))}</xs:restriction>
        </xs:simpleType>
        <xs:complexType name="MessagingLogFile">
          <xs:sequence>
            <xs:element name="FileName" type="xs:string"/>
            <xs:element name="FileState"><xs:simpleType><xs:restriction base="xs:token">{string.Concat(Enum.GetNames<LogFileState>().Select(Enumeration))}</xs:restriction></xs:simpleType></xs:element>
            <xs:element name="RowCount" type="xs:unsignedLong" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        """;

    public override HanRequest Read(RequestReader reader)
    {
        RequestHeader header = CommonElements.ReadHeader(reader);
        reader.Open(Block);
        var command = new RequestStatusCommand(reader.Text(CommonElements.RequestId, CommonElements.MaxRequestId), PagedElements.Read(reader));
        reader.Close(Block);
        return new HanRequest(header, new AddressBlock(null, []), command);
    }

    public override HanAnswer Refuse(string requestId, Refusal refusal) => new RequestStatusAnswer(requestId, refusal.Code, refusal.Message);

    protected override void WriteContent(XmlDictionaryWriter xml, HanAnswer answer)
    {
        var status = (RequestStatusAnswer)answer;
        xml.WriteOptional("OriginalRequestID", status.OriginalRequestId);
        xml.WriteOptional("AcceptedAt", status.AcceptedAt is { } at ? LogColumns.Text(at) : null);
        xml.WriteOptional("EventCategoryID", status.Category?.ToString());
        xml.WriteOptional("OpenTargets", status.OpenTargets);
        xml.WriteOptional("ClosedTargets", status.ClosedTargets);
        xml.WriteOptional("TotalRows", status.TotalRows);
        xml.WriteOptional("Page", status.Page?.Number);
        xml.WriteOptional("PageSize", status.Page?.Size);
        if (status.TotalRows is not null)
        {
            WriteRows(xml, status.Rows);
        }

        if (status.File is { } file)
        {
            xml.WriteStartElement("", "MessagingLogFile", "");
            xml.WriteElementString("FileName", file.Name);
            xml.WriteElementString("FileState", file.State.ToString());
            xml.WriteOptional("RowCount", file.Rows);
            xml.WriteEndElement();
        }
    }

    private static void WriteRows(XmlDictionaryWriter xml, IReadOnlyList<LogLine> rows)
    {
        xml.WriteStartElement("", "StatusRowList", "");
        foreach (LogLine row in rows)
        {
            xml.WriteStartElement("", "StatusRow", "");
            string[] values = LogColumns.Values(row);
            for (int i = 0; i < values.Length; i++)
            {
                xml.WriteElementString(LogColumns.Names[i], values[i]);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Column(string name) => string.Create(
        CultureInfo.InvariantCulture, $"<xs:element name=\"{name}\" type=\"{TypeOf(name)}\"/>");

    private static string TypeOf(string column) => column switch
    {
        "MessageDate" or "StatusTimestamp" => "xs:dateTime",
        "EventCategoryID" => "t:EventCategoryID",
        "StatusCode" => "t:StatusCode",
        _ => "xs:string",
    };

    private static string Enumeration(string value) => $"<xs:enumeration value=\"{value}\"/>";
}
