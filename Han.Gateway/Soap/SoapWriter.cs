using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using Han.Gateway.Requests;

namespace Han.Gateway.Soap;

/// <summary>Writes answers and faults as SOAP 1.1 envelopes.</summary>
internal static class SoapWriter
{
    public const string ContentType = "text/xml; charset=utf-8";
    public const string AcknowledgementElement = "SMTxPMessagingRequestAcknowledgement";
    public const string FaultElement = "SMTxPFault";

    private const string EnvelopePrefix = "soapenv";
    private const string SecurityPrefix = "wsse";
    private const string UtilityPrefix = "wsu";
    private const string MessagingPrefix = "smt";

    public static void WriteAcknowledgement(IBufferWriter<byte> output, string operation, Acknowledgement answer)
    {
        using XmlDictionaryWriter xml = Begin(output);
        xml.WriteStartElement(MessagingPrefix, operation + "Response", SoapNames.Messaging);
        xml.WriteStartElement("", AcknowledgementElement, "");
        xml.WriteElementString("RequestID", answer.RequestId);
        WriteOptional(xml, "MessageCancellationID", answer.MessageCancellationId);
        xml.WriteElementString("StatusCode", answer.StatusCode);
        xml.WriteElementString("StatusMessage", answer.StatusMessage);
        WriteOptional(xml, "AcceptedAddressCount", answer.AcceptedAddressCount?.ToString(CultureInfo.InvariantCulture));
        WriteOptional(xml, "RejectedAddressCount", answer.RejectedAddressCount?.ToString(CultureInfo.InvariantCulture));
        WriteFaults(xml, answer.Faults);
        WriteOptional(xml, "IssuerEventID", answer.IssuerEventId?.ToString(CultureInfo.InvariantCulture));
        End(xml);
    }

    public static void WriteFault(IBufferWriter<byte> output, SoapFault fault)
    {
        using XmlDictionaryWriter xml = Begin(output);
        xml.WriteStartElement(EnvelopePrefix, "Fault", SoapNames.Envelope);
        xml.WriteStartElement("", "faultcode", "");
        string prefix = PrefixOf(fault.Namespace);
        if (prefix != EnvelopePrefix)
        {
            xml.WriteXmlnsAttribute(prefix, fault.Namespace);
        }

        xml.WriteString($"{prefix}:{fault.Code}");
        xml.WriteEndElement();
        xml.WriteElementString("faultstring", fault.Reason);
        if (fault.Detail is { } detail)
        {
            WriteDetail(xml, detail);
        }

        End(xml);
    }

    private static string PrefixOf(string ns) =>
        ns == SoapNames.Security ? SecurityPrefix : ns == SoapNames.SecurityUtility ? UtilityPrefix : EnvelopePrefix;

    private static void WriteDetail(XmlDictionaryWriter xml, SoapFaultDetail detail)
    {
        xml.WriteStartElement("", "detail", "");
        xml.WriteStartElement(MessagingPrefix, FaultElement, SoapNames.Messaging);
        xml.WriteElementString("FaultCode", detail.FaultCode);
        xml.WriteElementString("Element", detail.Element);
        WriteOptional(xml, "AddressOrdinal", detail.AddressOrdinal?.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("Rule", detail.Rule);
        xml.WriteElementString("Message", detail.Message);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

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
            WriteOptional(xml, "MeterSerialNumber", fault.MeterSerialNumber);
            WriteOptional(xml, "DeviceMACAddr", fault.DeviceMacAddress);
            xml.WriteElementString("FaultCode", fault.FaultCode);
            xml.WriteElementString("FaultMessage", fault.FaultMessage);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteOptional(XmlDictionaryWriter xml, string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteElementString(name, value);
        }
    }

    private static XmlDictionaryWriter Begin(IBufferWriter<byte> output)
    {
        XmlDictionaryWriter xml = XmlDictionaryWriter.CreateTextWriter(new BufferWriterStream(output), Encoding.UTF8, ownsStream: true);
        xml.WriteStartDocument();
        xml.WriteStartElement(EnvelopePrefix, "Envelope", SoapNames.Envelope);
        xml.WriteStartElement(EnvelopePrefix, "Body", SoapNames.Envelope);
        return xml;
    }

    private static void End(XmlDictionaryWriter xml)
    {
        xml.WriteEndDocument();
        xml.Flush();
    }
}
