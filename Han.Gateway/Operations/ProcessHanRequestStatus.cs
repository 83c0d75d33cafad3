using System.Globalization;
using System.Xml;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processHANRequestStatus: what has become of an earlier request, with its rows of the messaging log.</summary>
internal sealed class ProcessHanRequestStatus() : BlockOperation("HANRequestStatusBlock")
{
    public override string Name => "processHANRequestStatus";

    public override bool ChangesNothing => true;

    public override string RequestElement => "HANRequestStatusRequest";

    public override string AnswerElement => "HANRequestStatusAnswer";

    public override string SchemaTypes => $"""
        <xs:complexType name="HANRequestStatusBlock" doc="Which request, and which page of its rows.">
          <xs:sequence>
            <xs:element name="RequestID" doc="The gateway's RequestID of an earlier request, the caller's own, or the CorrelationID of a messaging log."><xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="64"/></xs:restriction></xs:simpleType></xs:element>
            {PagedElements.Schema}
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="HANRequestStatusAnswer" doc="Of a request to meters: all but MessagingLogFile. Of a messaging log: AcceptedAt and MessagingLogFile.">
          <xs:sequence>
            {AnswerXml.SchemaHead}
            <xs:element name="OriginalRequestID" type="xs:string" minOccurs="0" doc="The gateway's RequestID of the request that was asked about."/>
            <xs:element name="AcceptedAt" type="xs:dateTime" minOccurs="0" doc="When it was accepted."/>
            <xs:element name="EventCategoryID" type="t:EventCategoryID" minOccurs="0" doc="Absent of a request about a device."/>
            <xs:element name="OpenTargets" type="xs:unsignedInt" minOccurs="0" doc="Addresses at which something may still happen."/>
            <xs:element name="ClosedTargets" type="xs:unsignedInt" minOccurs="0" doc="Addresses at which all is over."/>
            <xs:element name="TotalRows" type="xs:unsignedLong" minOccurs="0" doc="Rows on all pages."/>
            <xs:element name="Page" type="xs:unsignedInt" minOccurs="0" doc="This page, from 1."/>
            <xs:element name="PageSize" type="xs:unsignedInt" minOccurs="0" doc="Rows of a full page."/>
            <xs:element name="StatusRowList" type="t:StatusRowList" minOccurs="0"/>
            <xs:element name="MessagingLogFile" type="t:MessagingLogFile" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="StatusRowList" doc="The page's rows: address faults first, then each address's in the order of what happened.">
          <xs:sequence><xs:element name="StatusRow" type="t:StatusRow" minOccurs="0" maxOccurs="500"/></xs:sequence>
        </xs:complexType>
        <xs:complexType name="StatusRow" doc="A row of the HAN messaging log; of a request about a device, a step of it in the same form. What does not apply is empty.">
          <xs:sequence>
            {string.Concat(LogColumns.Names.Select(Column))}
          </xs:sequence>
        </xs:complexType>
        <xs:simpleType name="EventCategoryID" doc="LCE load control event, CLE its cancel, CAL cancel of all events, PRM price, STM text, CSM its cancel.">
          <xs:restriction base="xs:token">{string.Concat(LogColumns.Categories.Select(Enumeration))}</xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="RowCategory" doc="An EventCategoryID; empty of a request about a device.">
          <xs:restriction base="xs:token"><xs:pattern value="({string.Join('|', LogColumns.Categories)})?"/></xs:restriction>
        </xs:simpleType>
        <xs:simpleType name="StatusCode" doc="RQA accepted and sent to the TDSP, ACK the TDSP has it, PEN it waits, STR the event has begun, CON confirmed, OPT a customer opted out, FLR failed.">
          <xs:restriction base="xs:token">{string.Concat(Enum.GetNames<StatusCode>().Select(Enumeration))}</xs:restriction>
        </xs:simpleType>
        <xs:complexType name="MessagingLogFile" doc="The file that a messaging log request asked for.">
          <xs:sequence>
            <xs:element name="FileName" type="xs:string" doc="Its name in the company's folder of the outbox."/>
            <xs:element name="FileState" doc="Pending: being written; Available: there as a whole; Removed: older than ten days."><xs:simpleType><xs:restriction base="xs:token">{string.Concat(Enum.GetNames<LogFileState>().Select(Enumeration))}</xs:restriction></xs:simpleType></xs:element>
            <xs:element name="RowCount" type="xs:unsignedLong" minOccurs="0" doc="Rows in it, the header aside."/>
          </xs:sequence>
        </xs:complexType>
        """;

    public override HanAnswer Refuse(string requestId, Refusal refusal) => new RequestStatusAnswer(requestId, refusal.Code, refusal.Message);

    protected override HanCommand ReadBlock(RequestReader reader) => new RequestStatusCommand(reader.Text(CommonElements.RequestId, CommonElements.MaxRequestId), PagedElements.Read(reader));

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
        CultureInfo.InvariantCulture, $"<xs:element name=\"{name}\" type=\"{TypeOf(name)}\" doc=\"{MeaningOf(name)}\"/>");

    private static string TypeOf(string column) => column switch
    {
        "MessageDate" or "StatusTimestamp" => "xs:dateTime",
        "EventCategoryID" => "t:RowCategory",
        "StatusCode" => "t:StatusCode",
        _ => "xs:string",
    };

    private static string MeaningOf(string column) => column switch
    {
        "TDSPDUNSNumber" => "DUNS of the TDSP of the premise.",
        "MessageDate" => "When the message was accepted.",
        "RequestID" => "The gateway's id of the request; in rows of a cancel, of the request that is cancelled.",
        "MessageCancellationID" => "Of CLE, CAL and CSM: the cancel's own id.",
        "MessageStatusID" => "Unique to this row.",
        "ESIID" => "The premise.",
        "MeterSerialNumber" => "Its meter.",
        "DeviceMACAddr" => "The device, where the status is known for each.",
        "EventCategoryID" => "Kind of message.",
        "StatusCode" => "What has become of it.",
        "StatusDesc" => "The same in detail.",
        "StatusTimestamp" => "When.",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column of the messaging log."),
    };

    private static string Enumeration(string value) => $"<xs:enumeration value=\"{value}\"/>";
}
