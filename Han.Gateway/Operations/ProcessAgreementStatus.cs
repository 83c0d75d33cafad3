using System.Xml;
using Han.Gateway.Agreements;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processAgreementStatus: where agreements stand, and how they came there.</summary>
internal sealed class ProcessAgreementStatus() : BlockOperation("AgreementStatusBlock")
{
    private static readonly XmlDictionaryString _status = ElementName.Of("AgreementStatus");

    private static readonly string[] _codes = [.. AgreementStatuses.Codes];

    public override string Name => "processAgreementStatus";

    public override string RequestElement => "AgreementStatusRequest";

    public override string AnswerElement => "AgreementStatusAnswer";

    public override string SchemaTypes => $"""
        <xs:complexType name="AgreementStatusBlock" doc="All agreements of the company, or those that are left; one that is named and is not the company's is HAN-4005. Who answers for customers sees every company's, by number or ESIID.">
          <xs:sequence>
            <xs:choice minOccurs="0">
              <xs:element name="AgreementNumber" type="t:AgreementNumber"/>
              <xs:element name="RequestID" type="t:RequestID" doc="Of the request that filed the agreement: the gateway's, or the company's own."/>
            </xs:choice>
            <xs:element name="ESIID" type="t:ESIID" minOccurs="0"/>
            <xs:element name="AgreementStatus" type="t:AgreementStatus" minOccurs="0"/>
            {PagedElements.Schema}
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="AgreementStatusAnswer">
          <xs:sequence>
            {AnswerXml.SchemaHead}
            <xs:element name="TotalAgreements" type="xs:unsignedInt" minOccurs="0" doc="On all pages."/>
            <xs:element name="Agreement" type="t:Agreement" minOccurs="0" maxOccurs="500"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="Agreement" doc="An agreement, or the invitation to one.">
          <xs:sequence>
            <xs:element name="AgreementNumber" type="t:AgreementNumber"/>
            <xs:element name="AgreementType" doc="InHomeDevice: to add and remove a device; InHomeServices: to send messages to one."><xs:simpleType><xs:restriction base="xs:token">{string.Concat(Enum.GetNames<AgreementKind>().Select(k => $"<xs:enumeration value=\"{k}\"/>"))}</xs:restriction></xs:simpleType></xs:element>
            <xs:element name="RequesterAuthenticationID" type="t:DUNS" doc="The company."/>
            <xs:element name="AgreementStatus" type="t:AgreementStatus"/>
            <xs:element name="AgreementStatusText" type="xs:string" doc="The status in words."/>
            <xs:element name="ESIID" type="xs:string" doc="The premise."/>
            <xs:element name="CustomerName" type="xs:string" doc="As the company wrote it."/>
            <xs:element name="DeviceType" type="t:DeviceType"/>
            <xs:element name="DeviceMACAddr" type="xs:string" doc="The device's EUI-64."/>
            <xs:element name="DeviceDescription" type="xs:string" minOccurs="0" doc="What the customer calls the device."/>
            <xs:element name="MessageTypeList" type="t:MessageTypeList" minOccurs="0"/>
            <xs:element name="CustomerLanguagePreference" type="xs:string" doc="Language of what the customer is sent."/>
            <xs:element name="FiledAt" type="xs:dateTime" doc="When the customer was invited."/>
            <xs:element name="ExpiresAt" type="xs:dateTime" minOccurs="0" doc="Of an open invitation: from then on it cannot be answered."/>
            <xs:element name="StatusTimestamp" type="xs:dateTime" doc="Since when it has this status."/>
            <xs:element name="ReasonText" type="xs:string" minOccurs="0" doc="Why it was rejected or ended, where that was told."/>
            <xs:element name="FollowUp" type="t:AgreementFollowUp" minOccurs="0"/>
            <xs:element name="DeviceStatus" type="xs:string" minOccurs="0" doc="Of the device that the agreement added, as processHANDeviceQuery tells it."/>
            <xs:element name="History" type="t:AgreementHistory" minOccurs="0" maxOccurs="unbounded"/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="AgreementFollowUp" doc="What an In-Home Device Agreement set going by itself, provisioning or removal, and how the request for it was answered.">
          <xs:sequence>
            <xs:element name="RequestID" type="xs:string" doc="The gateway's id of the request that it made."/>
            <xs:element name="StatusCode" type="xs:string" doc="How that was answered: 0 accepted, else HAN-nnnn."/>
            <xs:element name="StatusMessage" type="xs:string" doc="The same in words."/>
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="AgreementHistory" doc="How it came to its status, oldest first.">
          <xs:sequence>
            <xs:element name="StatusTimestamp" type="xs:dateTime" doc="When."/>
            <xs:element name="AgreementStatus" type="t:AgreementStatus"/>
            <xs:element name="ChangedBy" doc="Who did it."><xs:simpleType><xs:restriction base="xs:token">{string.Concat(Enum.GetNames<AgreementParty>().Skip(1).Select(p => $"<xs:enumeration value=\"{p}\"/>"))}</xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Note" type="xs:string" minOccurs="0" doc="What was said about it."/>
          </xs:sequence>
        </xs:complexType>
        """;

    public override HanAnswer Refuse(string requestId, Refusal refusal) => AgreementStatusAnswer.Refuse(requestId, refusal);

    protected override HanCommand ReadBlock(RequestReader reader) => new AgreementStatusCommand(
        AgreementElements.TryReadName(reader), reader.OptionalText(AddressBlockReader.EsiId, AddressBlockReader.MaxEsiId), reader.OptionalWord(_status, _codes),
        PagedElements.Read(reader));

    protected override void WriteContent(XmlDictionaryWriter xml, HanAnswer answer)
    {
        var status = (AgreementStatusAnswer)answer;
        xml.WriteOptional("TotalAgreements", status.Total);
        foreach (AgreementRow row in status.Agreements)
        {
            Write(xml, row);
        }
    }

    private static void Write(XmlDictionaryWriter xml, AgreementRow row)
    {
        HanAgreement agreement = row.Agreement;
        xml.WriteStartElement("", "Agreement", "");
        xml.WriteOptional("AgreementNumber", (long?)agreement.Number);
        xml.WriteElementString("AgreementType", agreement.Kind.ToString());
        xml.WriteElementString("RequesterAuthenticationID", agreement.Duns);
        xml.WriteElementString("AgreementStatus", agreement.Status.Code());
        xml.WriteElementString("AgreementStatusText", agreement.Status.Text(agreement.Party));
        xml.WriteElementString("ESIID", agreement.EsiId);
        xml.WriteElementString("CustomerName", agreement.CustomerName);
        xml.WriteElementString("DeviceType", agreement.DeviceType);
        xml.WriteElementString("DeviceMACAddr", agreement.Mac.ToString());
        xml.WriteOptional("DeviceDescription", agreement.DeviceDescription);
        WriteTypes(xml, agreement.MessageTypes);
        xml.WriteElementString("CustomerLanguagePreference", agreement.Language);
        xml.WriteElementString("FiledAt", LogColumns.Text(agreement.FiledAt));
        xml.WriteOptional("ExpiresAt", agreement.Status.IsOpen() ? LogColumns.Text(agreement.ExpiresAt) : null);
        xml.WriteElementString("StatusTimestamp", LogColumns.Text(agreement.Since));
        xml.WriteOptional("ReasonText", row.Reason);
        WriteFollowUp(xml, agreement);
        xml.WriteOptional("DeviceStatus", row.DeviceStatus);
        foreach (AgreementHistoryRow change in row.History)
        {
            xml.WriteStartElement("", "History", "");
            xml.WriteElementString("StatusTimestamp", LogColumns.Text(change.At));
            xml.WriteElementString("AgreementStatus", change.Status.Code());
            xml.WriteElementString("ChangedBy", change.Party.ToString());
            xml.WriteOptional("Note", change.Note);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteTypes(XmlDictionaryWriter xml, MessageTypes types)
    {
        if (types == MessageTypes.None)
        {
            return;
        }

        xml.WriteStartElement("", "MessageTypeList", "");
        foreach (MessageTypes type in Enum.GetValues<MessageTypes>().Where(t => t != MessageTypes.None && types.HasFlag(t)))
        {
            xml.WriteElementString("MessageType", type.ToString());
        }

        xml.WriteEndElement();
    }

    private static void WriteFollowUp(XmlDictionaryWriter xml, HanAgreement agreement)
    {
        if (agreement.FollowUpRequest is not { } request)
        {
            return;
        }

        xml.WriteStartElement("", "FollowUp", "");
        xml.WriteElementString("RequestID", request);
        xml.WriteElementString("StatusCode", agreement.FollowUpCode);
        xml.WriteElementString("StatusMessage", agreement.FollowUpMessage);
        xml.WriteEndElement();
    }
}
