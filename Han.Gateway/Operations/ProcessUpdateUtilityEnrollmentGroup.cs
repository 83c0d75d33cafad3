using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processUpdateUtilityEnrollmentGroup: writes the load control client attributes of devices, through their ESIs.</summary>
internal sealed class ProcessUpdateUtilityEnrollmentGroup : MessagingOperation
{
    private static readonly XmlDictionaryString Block = ElementName.Of("UpdateUtilityEnrollmentGroupBlock");

    public override string Name => "processUpdateUtilityEnrollmentGroup";

    public override string RequestElement => "SMTxPUpdateUtilityEnrollmentGroupRequest";

    public override string SchemaContent => """
        <xs:element name="AddressBlock" type="t:DeviceAddressBlock"/>
        <xs:element name="UpdateUtilityEnrollmentGroupBlock" type="t:UpdateUtilityEnrollmentGroupBlock"/>
        """;

    public override string SchemaTypes => """
        <xs:complexType name="UpdateUtilityEnrollmentGroupBlock" doc="SEP 1.0 load control client attributes 0x0000 and 0x0003. Every address must name its device (else HAN-2006).">
          <xs:sequence>
            <xs:element name="UtilityEnrollmentGroup" type="xs:unsignedByte" doc="Group that the device belongs to from now on; 0 for none."/>
            <xs:element name="DeviceClass" type="t:DeviceClass" minOccurs="0" doc="Absent leaves it as it is."/>
          </xs:sequence>
        </xs:complexType>
        """;

    protected override HanCommand ReadCommand(RequestReader reader)
    {
        reader.Open(Block);
        var command = new UpdateEnrollmentGroupCommand(reader.Integer(CommonElements.UtilityEnrollmentGroup), reader.OptionalInteger(CommonElements.DeviceClass));
        reader.Close(Block);
        return command;
    }
}
