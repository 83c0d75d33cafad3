using System.Xml;
using Han.Gateway.Groups;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>processGroupMaintenance: the lists of addresses that a GroupID names.</summary>
internal sealed class ProcessGroupMaintenance : ExtensionOperation
{
    private static readonly XmlDictionaryString Block = ElementName.Of("GroupMaintenanceBlock");
    private static readonly XmlDictionaryString Action = ElementName.Of("Action");

    public override string Name => "processGroupMaintenance";

    public override string RequestElement => "GroupMaintenanceRequest";

    public override string AnswerElement => "GroupMaintenanceAnswer";

    public override string SchemaContent => """
        <xs:element name="GroupMaintenanceBlock" type="t:GroupMaintenanceBlock"/>
        """;

    public override string SchemaTypes => $"""
        <xs:complexType name="GroupMaintenanceBlock" doc="A group holds at most 10,000 addresses (HAN-2002). They are checked against the register when a message is sent to the group.">
          <xs:sequence>
            <xs:element name="Action" doc="Create makes a group, with addresses or without; Add takes addresses in, Remove takes them out; Delete ends it; List answers with a page of its addresses."><xs:simpleType><xs:restriction base="xs:token">{string.Concat(Enum.GetNames<GroupAction>().Select(a => $"<xs:enumeration value=\"{a}\"/>"))}</xs:restriction></xs:simpleType></xs:element>
            <xs:element name="GroupID" type="t:GroupID"/>
            <xs:element name="AddressList" type="t:AddressList" minOccurs="0"/>
            {PagedElements.Schema}
          </xs:sequence>
        </xs:complexType>
        <xs:complexType name="GroupMaintenanceAnswer">
          <xs:sequence>
            {AnswerXml.SchemaHead}
            <xs:element name="GroupID" type="xs:string" minOccurs="0" doc="The group that was named."/>
            <xs:element name="MemberCount" type="xs:unsignedInt" minOccurs="0" doc="Addresses in the group, after what was asked is done."/>
            <xs:element name="AddressList" type="t:AddressList" minOccurs="0" doc="List: the page that was asked for, by ESIID."/>
          </xs:sequence>
        </xs:complexType>
        """;

    public override HanRequest Read(RequestReader reader)
    {
        RequestHeader header = CommonElements.ReadHeader(reader);
        reader.Open(Block);
        var action = Enum.Parse<GroupAction>(reader.Word(Action, Enum.GetNames<GroupAction>()));
        AddressBlock addresses = AddressBlockReader.ReadGroup(reader);
        var command = new GroupMaintenanceCommand(action, PagedElements.Read(reader));
        reader.Close(Block);
        return new HanRequest(header, addresses, command);
    }

    public override HanAnswer Refuse(string requestId, Refusal refusal) => GroupAnswer.Refuse(requestId, refusal);

    protected override void WriteContent(XmlDictionaryWriter xml, HanAnswer answer)
    {
        var group = (GroupAnswer)answer;
        xml.WriteOptional("GroupID", group.GroupId);
        xml.WriteOptional("MemberCount", group.MemberCount);
        if (group.Members.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("", "AddressList", "");
        foreach (RequestAddress member in group.Members)
        {
            xml.WriteStartElement("", "Address", "");
            xml.WriteElementString("ESIID", member.EsiId);
            xml.WriteElementString("MeterSerialNumber", member.MeterSerialNumber);
            xml.WriteOptional("DeviceMACAddr", member.DeviceMacAddress);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
