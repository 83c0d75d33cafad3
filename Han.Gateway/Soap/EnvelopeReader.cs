using System.Collections.Frozen;
using System.Text;
using System.Xml;
using Han.Gateway.Operations;
using Han.Gateway.Requests;
using Han.Gateway.Soap.Security;

namespace Han.Gateway.Soap;

/// <summary>
/// One forward pass over a SOAP 1.1 envelope: header entries, security, the Body's one operation, the end. What was checked on the way is what is
/// handed on, because nothing is read twice and nothing is kept as a tree.
/// </summary>
internal sealed class EnvelopeReader(IEnumerable<IHanOperation> operations)
{
    private static readonly XmlDictionaryReaderQuotas _quotas = CreateQuotas();

    private readonly FrozenDictionary<(string Namespace, string Name), (IHanOperation Operation, XmlDictionaryString Name, XmlDictionaryString Request)> _operations =
        operations.ToFrozenDictionary(o => (o.Namespace.Uri, o.Name), o => (o, ElementName.Of(o.Name), ElementName.Of(o.RequestElement)));

    /// <summary>Reads a document and refuses what is wrong with a <see cref="SoapFaultException"/>.</summary>
    /// <param name="soapAction">The SOAPAction as sent, with or without quotes; empty says nothing.</param>
    /// <param name="authenticate">Called between Header and Body: a stranger's Body is not read.</param>
    public SoapRequest<TCaller> Read<TCaller>(byte[] buffer, int length, string soapAction, Func<SecurityHeader?, TCaller> authenticate)
    {
        try
        {
            using XmlDictionaryReader xml = XmlDictionaryReader.CreateTextReader(buffer, 0, length, Encoding.UTF8, _quotas, onClose: null);
            return ReadEnvelope(xml, soapAction, authenticate);
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            // ArgumentException is what the reader throws where a document ends just behind a "<", and a decoder where octets are no UTF-8.
            throw new SoapFaultException(SoapFault.Malformed, e);
        }
    }

    private SoapRequest<TCaller> ReadEnvelope<TCaller>(XmlDictionaryReader xml, string soapAction, Func<SecurityHeader?, TCaller> authenticate)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "Envelope")
        {
            throw Refuse("Envelope", "sequence", "a SOAP 1.1 Envelope is expected");
        }

        if (xml.NamespaceURI != SoapNames.Envelope)
        {
            throw new SoapFaultException(SoapFault.VersionMismatch);
        }

        MoveInside(xml);
        SecurityHeader? security = null;
        if (xml.IsStartElement("Header", SoapNames.Envelope))
        {
            security = ReadHeader(xml);
            xml.MoveToContent();
        }

        if (!xml.IsStartElement("Body", SoapNames.Envelope))
        {
            throw Refuse("Body", "sequence", "the Envelope holds a Header, if any, and one Body");
        }

        TCaller caller = authenticate(security);
        MoveInside(xml);
        (IHanOperation operation, HanRequest request) = ReadOperation(xml, soapAction);
        if (xml.MoveToContent() != XmlNodeType.EndElement)
        {
            throw Refuse("Body", "sequence", "the Body holds exactly one operation");
        }

        xml.Read();
        if (xml.MoveToContent() != XmlNodeType.EndElement)
        {
            throw Refuse("Envelope", "sequence", "nothing may follow the Body");
        }

        xml.Read();
        if (xml.MoveToContent() != XmlNodeType.None)
        {
            throw new SoapFaultException(SoapFault.Malformed);
        }

        return new SoapRequest<TCaller>(caller, operation, request);
    }

    private static SecurityHeader? ReadHeader(XmlDictionaryReader xml)
    {
        SecurityHeader? security = null;
        HeaderXml.ReadChildren(xml, entry =>
        {
            string? actor = entry.GetAttribute("actor", SoapNames.Envelope);
            bool ours = string.IsNullOrEmpty(actor) || actor == SoapNames.NextActor;
            if (ours && entry.LocalName == "Security" && entry.NamespaceURI == SoapNames.Security)
            {
                security = security is null
                    ? SecurityHeaderReader.Read(entry)
                    : throw new SoapFaultException(SoapFault.InvalidSecurity("exactly one Security header is expected"));
            }
            else if (ours && entry.GetAttribute("mustUnderstand", SoapNames.Envelope)?.Trim() is "1" or "true")
            {
                throw new SoapFaultException(SoapFault.MustUnderstand);
            }
            else
            {
                entry.Skip();
            }
        });
        return security;
    }

    private (IHanOperation Operation, HanRequest Request) ReadOperation(XmlDictionaryReader xml, string soapAction)
    {
        if (xml.NodeType != XmlNodeType.Element || !_operations.TryGetValue((xml.NamespaceURI, xml.LocalName), out var found))
        {
            throw Refuse("Body", "operation", "the Body holds no operation that is served here");
        }

        RefuseContradiction(found.Operation.Name, soapAction);
        var reader = new RequestReader(xml);
        reader.Enter(found.Name);
        reader.Open(found.Request);
        HanRequest request = found.Operation.Read(reader);
        reader.Close(found.Request);
        reader.Close(found.Name);
        return (found.Operation, request);
    }

    /// <summary>Dispatch is by the Body alone, but an intermediary may have judged the request by its SOAPAction: the two must agree.</summary>
    private static void RefuseContradiction(string operation, string soapAction)
    {
        ReadOnlySpan<char> action = soapAction.AsSpan().Trim().Trim('"').Trim();
        int name = action.LastIndexOfAny("/#:") + 1;
        if (!action.IsEmpty && !action[name..].SequenceEqual(operation))
        {
            throw Refuse(operation, "action", "the SOAPAction contradicts the Body");
        }
    }

    private static void MoveInside(XmlDictionaryReader xml)
    {
        if (xml.IsEmptyElement)
        {
            throw Refuse(xml.LocalName, "missing", $"the {xml.LocalName} is empty");
        }

        xml.Read();
        xml.MoveToContent();
    }

    private static SoapFaultException Refuse(string element, string rule, string message) =>
        new(SoapFault.Body(new SoapFaultDetail(SoapFaultDetail.SchemaCode, element, null, rule, message)));

    private static XmlDictionaryReaderQuotas CreateQuotas() => new()
    {
        MaxDepth = 64,
        // A start tag with all its attributes.
        MaxBytesPerRead = 64 * 1024,
        MaxStringContentLength = 64 * 1024,
        MaxNameTableCharCount = 64 * 1024,
        MaxArrayLength = 1,
    };
}
