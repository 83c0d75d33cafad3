using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>An operation about one device at one meter: header, ESIID, meter, one block; answered by a provisioning acknowledgement.</summary>
internal abstract class ProvisioningOperation : IHanOperation
{
    /// <summary>Characters of what people type for a MAC address, with whatever they put between the digits.</summary>
    protected const int MaxMac = 64;

    private static readonly XmlDictionaryString EsiId = ElementName.Of("ESIID");
    private static readonly XmlDictionaryString MeterSerialNumber = ElementName.Of("MeterSerialNumber");

    public ServiceNamespace Namespace => ServiceNamespace.Provisioning;

    public abstract string Name { get; }

    public abstract string RequestElement { get; }

    public string AnswerElement => "SMTxPProvisionRequestAcknowledgement";

    public abstract string SchemaContent { get; }

    public abstract string SchemaTypes { get; }

    protected static XmlDictionaryString DeviceMacAddress { get; } = ElementName.Of("DeviceMACAddr");

    public HanRequest Read(RequestReader reader)
    {
        RequestHeader header = CommonElements.ReadHeader(reader);
        string esiId = reader.Text(EsiId, AddressBlockReader.MaxEsiId);
        string meter = reader.Text(MeterSerialNumber, AddressBlockReader.MaxMeterSerialNumber);
        return new HanRequest(header, AddressBlock.None, ReadCommand(reader, esiId, meter));
    }

    public HanAnswer Refuse(string requestId, Refusal refusal) => ProvisionAcknowledgement.Refuse(requestId, refusal);

    public void Write(XmlDictionaryWriter xml, HanAnswer answer)
    {
        xml.WriteElementString("RequestID", answer.RequestId);
        xml.WriteStatus(answer);
        xml.WriteOptional("DeviceStatus", ((ProvisionAcknowledgement)answer).DeviceStatus);
    }

    protected abstract HanCommand ReadCommand(RequestReader reader, string esiId, string meter);

    /// <summary>Reads over the blocks after the first and counts them: a request about more than one device is refused by name, not as malformed.</summary>
    protected static int SkipFurther(RequestReader reader, XmlDictionaryString block)
    {
        int count = 0;
        for (; reader.At(block); count++)
        {
            reader.Skip(block);
        }

        return count;
    }
}
