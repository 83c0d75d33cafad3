using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processSimpleMessage: the SEP Display Message, field for field.</summary>
internal sealed class ProcessSimpleMessage : MessagingOperation
{
    /// <summary>Characters; what fits a meter is the TDSP's to say.</summary>
    private const int MaxMessage = 254;

    private static readonly XmlDictionaryString Block = ElementName.Of("SimpleMessageBlock");
    private static readonly XmlDictionaryString Message = ElementName.Of("Message");

    public override string Name => "processSimpleMessage";

    public override string RequestElement => "SMTxPSimpleMessageRequest";

    public override string SchemaContent => """
        <xs:element name="AddressBlock" type="t:AddressBlock"/>
        <xs:element name="SimpleMessageBlock" type="t:SimpleMessageBlock"/>
        """;

    public override string SchemaTypes => """
        <xs:complexType name="SimpleMessageBlock" doc="SEP 1.0 Display Message. Numbers outside these ranges are answered with StatusCode HAN-4003.">
          <xs:sequence>
            <xs:element name="MessageID" type="xs:unsignedInt" minOccurs="0" doc="The caller's own id, unique within its DUNS and usable in cancels."/>
            <xs:element name="MessageControl" type="t:MessageControl" minOccurs="0"/>
            <xs:element name="StartTime" type="t:TimeOrNow" minOccurs="0"/>
            <xs:element name="DurationInMinutes" doc="65535: until another text takes its place or it is cancelled."><xs:simpleType><xs:restriction base="xs:unsignedShort"><xs:minInclusive value="1"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Message" doc="Never cut: where the TDSP's meters take fewer octets of UTF-8 (59 as a rule) the addresses there are answered with HAN-4004."><xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="254"/></xs:restriction></xs:simpleType></xs:element>
          </xs:sequence>
        </xs:complexType>
        """;

    protected override HanCommand ReadCommand(RequestReader reader)
    {
        reader.Open(Block);
        var command = new SimpleMessageCommand(
            reader.OptionalUInt32(CommonElements.MessageId), reader.OptionalInteger(CommonElements.MessageControl), reader.OptionalTime(CommonElements.StartTime),
            reader.Integer(CommonElements.DurationInMinutes), reader.Text(Message, MaxMessage));
        reader.Close(Block);
        return command;
    }
}
