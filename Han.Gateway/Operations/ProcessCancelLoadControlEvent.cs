using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processCancelLCEvent: cancels one event, named by its IssuerEventID or by the RequestID of the request that sent it.</summary>
internal sealed class ProcessCancelLoadControlEvent : IHanOperation
{
    private static readonly XmlDictionaryString Block = ElementName.Of("CancelLCEventMessageBlock");
    private static readonly XmlDictionaryString EffectiveTime = ElementName.Of("EffectiveTime");

    public string Name => "processCancelLCEvent";

    public string RequestElement => "SMTxPCancelLoadControlEventRequest";

    public string SchemaContent => """
        <xs:element name="AddressBlock" type="smt:AddressBlock"/>
        <xs:element name="CancelLCEventMessageBlock" type="smt:CancelLCEventMessageBlock"/>
        """;

    public string SchemaTypes => """
        <xs:complexType name="CancelLCEventMessageBlock">
          <xs:annotation><xs:documentation>SEP 1.0 Cancel Load Control Event.</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:choice>
              <xs:element name="IssuerEventID" type="xs:unsignedInt"/>
              <xs:element name="RequestID" type="smt:RequestID"/>
            </xs:choice>
            <xs:element name="DeviceClass" type="xs:unsignedShort" minOccurs="0"/>
            <xs:element name="UtilityEnrollmentGroup" type="xs:unsignedByte" minOccurs="0"/>
            <xs:element name="CancelControl" type="smt:CancelControl" minOccurs="0"/>
            <xs:element name="EffectiveTime" type="smt:TimeOrNow" minOccurs="0"/>
          </xs:sequence>
        </xs:complexType>
        """;

    public HanRequest Read(RequestReader reader)
    {
        RequestHeader header = CommonElements.ReadHeader(reader);
        AddressBlock addresses = AddressBlockReader.Read(reader);
        reader.Open(Block);
        uint? issuerEventId = reader.OptionalUInt32(CommonElements.IssuerEventId);
        string? requestId = issuerEventId is null ? reader.OptionalText(CommonElements.RequestId, CommonElements.MaxRequestId) : null;
        if (issuerEventId is null && requestId is null)
        {
            throw reader.Refuse("IssuerEventID", "choice", "IssuerEventID or RequestID must come first in CancelLCEventMessageBlock");
        }

        var command = new CancelLoadControlEventCommand(
            issuerEventId, requestId, reader.OptionalInteger(CommonElements.DeviceClass), reader.OptionalInteger(CommonElements.UtilityEnrollmentGroup),
            reader.OptionalInteger(CommonElements.CancelControl), reader.OptionalTime(EffectiveTime));
        reader.Close(Block);
        return new HanRequest(header, addresses, command);
    }
}
