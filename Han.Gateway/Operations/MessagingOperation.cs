using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>An operation that sends something to addresses: header, AddressBlock, one message block; answered by a messaging acknowledgement.</summary>
internal abstract class MessagingOperation : IHanOperation
{
    public ServiceNamespace Namespace => ServiceNamespace.Messaging;

    public abstract string Name { get; }

    public abstract string RequestElement { get; }

    public string AnswerElement => "SMTxPMessagingRequestAcknowledgement";

    public abstract string SchemaContent { get; }

    public abstract string SchemaTypes { get; }

    public virtual bool IsRateLimited => true;

    public HanRequest Read(RequestReader reader)
    {
        RequestHeader header = CommonElements.ReadHeader(reader);
        AddressBlock addresses = AddressBlockReader.Read(reader);
        return new HanRequest(header, addresses, ReadCommand(reader));
    }

    public HanAnswer Refuse(string requestId, Refusal refusal) => Refusals.Acknowledge(requestId, refusal);

    public void Write(XmlDictionaryWriter xml, HanAnswer answer)
    {
        var acknowledgement = (Acknowledgement)answer;
        xml.WriteElementString("RequestID", acknowledgement.RequestId);
        xml.WriteOptional("MessageCancellationID", acknowledgement.MessageCancellationId);
        xml.WriteStatus(acknowledgement);
        xml.WriteOptional("AcceptedAddressCount", acknowledgement.AcceptedAddressCount);
        xml.WriteOptional("RejectedAddressCount", acknowledgement.RejectedAddressCount);
        WriteFaults(xml, acknowledgement.Faults);
        xml.WriteOptional("IssuerEventID", acknowledgement.IssuerEventId);
    }

    /// <summary>Reads the message block behind the AddressBlock.</summary>
    protected abstract HanCommand ReadCommand(RequestReader reader);

    private static void WriteFaults(XmlDictionaryWriter xml, IReadOnlyList<AddressFault> faults)
    {
        if (faults.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("", "AddressFaultList", "");
        foreach (AddressFault fault in faults)
        {
            xml.WriteStartElement("", "AddressFault", "");
            xml.WriteElementString("ESIID", fault.EsiId);
            xml.WriteOptional("MeterSerialNumber", fault.MeterSerialNumber);
            xml.WriteOptional("DeviceMACAddr", fault.DeviceMacAddress);
            xml.WriteElementString("FaultCode", fault.FaultCode);
            xml.WriteElementString("FaultMessage", fault.FaultMessage);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
