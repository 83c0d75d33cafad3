using System.Buffers;
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
        RequestAddress[] scratch = ArrayPool<RequestAddress>.Shared.Rent(AddressBlock.MaximumAddresses);
        int count = 0;
        try
        {
            while (reader.At(Address))
            {
                count++;
                reader.AddressOrdinal = count;
                if (count > AddressBlock.MaximumAddresses)
                {
                    reader.Skip(Address);
                    continue;
                }

                scratch[count - 1] = ReadAddress(reader);
            }

            reader.AddressOrdinal = null;
            return new AddressBlock(group, scratch[..Math.Min(count, AddressBlock.MaximumAddresses)]) { Count = count };
        }
        finally
        {
            // Cleared: the pool must not keep the strings of a request alive.
            scratch.AsSpan(0, Math.Min(count, AddressBlock.MaximumAddresses)).Clear();
            ArrayPool<RequestAddress>.Shared.Return(scratch);
        }
    }

    private static RequestAddress ReadAddress(RequestReader reader)
    {
        // The list's loop has just seen that the reader is at an Address.
        reader.Enter(Address);
        var address = new RequestAddress(
            reader.Text(EsiId, MaxEsiId), reader.Text(MeterSerialNumber, MaxMeterSerialNumber), reader.OptionalText(DeviceMacAddress, MaxDeviceMacAddress));
        reader.Close(Address);
        return address;
    }
}
