using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>AddressBlock. The one hot loop of the service: up to 10,000 addresses a request.</summary>
internal static class AddressBlockReader
{
    public const int MaxGroupId = 64;
    public const int MaxEsiId = 32;
    public const int MaxMeterSerialNumber = 32;
    public const int MaxDeviceMacAddress = 32;

    private static readonly XmlDictionaryString Block = ElementName.Of("AddressBlock");
    private static readonly XmlDictionaryString GroupId = ElementName.Of("GroupID");
    private static readonly XmlDictionaryString List = ElementName.Of("AddressList");
    private static readonly XmlDictionaryString Address = ElementName.Of("Address");
    public static readonly XmlDictionaryString EsiId = ElementName.Of("ESIID");
    private static readonly XmlDictionaryString MeterSerialNumber = ElementName.Of("MeterSerialNumber");
    private static readonly XmlDictionaryString DeviceMacAddress = ElementName.Of("DeviceMACAddr");

    public static AddressBlock Read(RequestReader reader)
    {
        reader.Open(Block);
        string? group = reader.OptionalText(GroupId, MaxGroupId);
        AddressBlock block = ReadList(reader, group);
        reader.Close(Block);
        return block;
    }

    /// <summary>GroupID and an AddressList that may be absent, outside an AddressBlock.</summary>
    public static AddressBlock ReadGroup(RequestReader reader)
    {
        string group = reader.Text(GroupId, MaxGroupId);
        return reader.At(List) ? ReadList(reader, group) : new AddressBlock(group, []);
    }

    private static AddressBlock ReadList(RequestReader reader, string? group)
    {
        reader.Open(List);
        AddressBlock block = ReadAddresses(reader, group);
        reader.Close(List);
        return block;
    }

    private static AddressBlock ReadAddresses(RequestReader reader, string? group)
    {
        // Of a request that turns out to be none, here or later on, the collector takes the list.
        var addresses = new AddressList();
        int count = 0;
        while (reader.At(Address))
        {
            count++;
            reader.AddressOrdinal = count;
            if (count > AddressBlock.MaximumAddresses)
            {
                reader.Skip(Address);
                continue;
            }

            ReadAddress(reader, addresses);
        }

        reader.AddressOrdinal = null;
        return new AddressBlock(group, addresses) { Count = count };
    }

    private static void ReadAddress(RequestReader reader, AddressList addresses)
    {
        // The list's loop has just seen that the reader is at an Address.
        reader.Enter(Address);
        addresses.AddEsiId(reader.Characters(EsiId, MaxEsiId));
        addresses.AddMeterSerialNumber(reader.Characters(MeterSerialNumber, MaxMeterSerialNumber));
        addresses.AddDeviceMacAddress(reader.At(DeviceMacAddress) ? reader.Characters(DeviceMacAddress, MaxDeviceMacAddress) : default);
        reader.Close(Address);
    }
}
