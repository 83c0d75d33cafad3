using System.Buffers;
using System.Text;
using System.Xml;
using Han.Gateway.Operations;
using Han.Gateway.Requests;

namespace Han.Gateway.Soap;

/// <summary>Writes answers and faults as SOAP 1.1 envelopes.</summary>
internal static class SoapWriter
{
    public const string ContentType = "text/xml; charset=utf-8";
    public const string FaultElement = "SMTxPFault";

    private const string EnvelopePrefix = "soapenv";
    private const string SecurityPrefix = "wsse";
    private const string UtilityPrefix = "wsu";

    public static void WriteAnswer(IBufferWriter<byte> output, IHanOperation operation, HanAnswer answer)
    {
        using XmlDictionaryWriter xml = Begin(output);
        xml.WriteStartElement(operation.Namespace.Prefix, operation.Name + "Response", operation.Namespace.Uri);
        xml.WriteStartElement("", operation.AnswerElement, "");
        operation.Write(xml, answer);
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
        xml.WriteStartElement(ServiceNamespace.Messaging.Prefix, FaultElement, ServiceNamespace.Messaging.Uri);
        xml.WriteElementString("FaultCode", detail.FaultCode);
        xml.WriteElementString("Element", detail.Element);
        xml.WriteOptional("AddressOrdinal", detail.AddressOrdinal);
        xml.WriteElementString("Rule", detail.Rule);
        xml.WriteElementString("Message", detail.Message);
        xml.WriteEndElement();
        xml.WriteEndElement();
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
