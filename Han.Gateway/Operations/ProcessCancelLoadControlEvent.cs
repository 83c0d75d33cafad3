using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processCancelLCEvent: cancels one event, named by its IssuerEventID or by the RequestID of the request that sent it.</summary>
internal sealed class ProcessCancelLoadControlEvent : MessagingOperation
{
    private static readonly XmlDictionaryString Block = ElementName.Of("CancelLCEventMessageBlock");
    private static readonly XmlDictionaryString EffectiveTime = ElementName.Of("EffectiveTime");

    public override string Name => "processCancelLCEvent";

    public override string RequestElement => "SMTxPCancelLoadControlEventRequest";

    public override string SchemaContent => """
        <xs:element name="AddressBlock" type="t:AddressBlock"/>
        <xs:element name="CancelLCEventMessageBlock" type="t:CancelLCEventMessageBlock"/>
        """;

    public override string SchemaTypes => """
        <xs:complexType name="CancelLCEventMessageBlock" doc="SEP 1.0 Cancel Load Control Event.">
          <xs:sequence>
            <xs:choice>
              <xs:element name="IssuerEventID" type="xs:unsignedInt" doc="The event, by the caller's own id or by the one that the acknowledgement gave."/>
              <xs:element name="RequestID" type="t:RequestID" doc="Or the request that sent it: the gateway's id, or the caller's own."/>
            </xs:choice>
            <xs:element name="DeviceClass" type="t:DeviceClass" minOccurs="0" doc="Absent means the event's; with another one devices answer that the cancel is invalid."/>
            <xs:element name="UtilityEnrollmentGroup" type="xs:unsignedByte" minOccurs="0" doc="Absent means the event's; with another one devices answer that the cancel is invalid."/>
            <xs:element name="CancelControl" type="t:CancelControl" minOccurs="0"/>
            <xs:element name="EffectiveTime" type="t:TimeOrNow" minOccurs="0" doc="When the event ends."/>
          </xs:sequence>
        </xs:complexType>
        """;

    public override bool IsRateLimited => false;

    protected override HanCommand ReadCommand(RequestReader reader)
    {
        reader.Open(Block);
        (uint? issuerEventId, string? requestId) = CommonElements.ReadChoice(reader, CommonElements.IssuerEventId, Block);
        var command = new CancelLoadControlEventCommand(
            issuerEventId, requestId, reader.OptionalInteger(CommonElements.DeviceClass), reader.OptionalInteger(CommonElements.UtilityEnrollmentGroup),
            reader.OptionalInteger(CommonElements.CancelControl), reader.OptionalTime(EffectiveTime));
        reader.Close(Block);
        return command;
    }
}
