using System.Collections.Frozen;
using System.Text;
using System.Xml;
using Han.Gateway.Operations;
using Han.Gateway.Requests;
using Han.Gateway.Soap.Security;

namespace Han.Gateway.Soap;

/// <summary>
/// One forward pass over a SOAP 1.1 envelope: header entries, security, the Body's one operation, the end. What was checked on the way is what is
/// handed on, because nothing is read twice: a signed Body is hashed while it is read.
/// </summary>
internal sealed class EnvelopeReader(IEnumerable<IHanOperation> operations)
{
    private static readonly XmlDictionaryReaderQuotas _quotas = CreateQuotas();

    private readonly FrozenDictionary<(string Namespace, string Name), (IHanOperation Operation, XmlDictionaryString Name, XmlDictionaryString Request)> _operations =
        operations.ToFrozenDictionary(o => (o.Namespace.Uri, o.Name), o => (o, ElementName.Of(o.Name), ElementName.Of(o.RequestElement)));

    /// <summary>Reads a document of which no signature is verified.</summary>
    /// <inheritdoc cref="ReadVerified"/>
    public SoapRequest<TCaller> Read<TCaller>(byte[] buffer, int length, string soapAction, Func<SecurityHeader?, TCaller> authenticate) =>
        ReadVerified<TCaller>(buffer, length, soapAction, header => (authenticate(header), null));

    /// <summary>Reads a document and refuses what is wrong with a <see cref="SoapFaultException"/>.</summary>
    /// <param name="soapAction">The SOAPAction as sent, with or without quotes; empty says nothing.</param>
    /// <param name="authenticate">
    /// Called between Header and Body: a stranger's Body is not read. Gives the caller, and the digest that the Body must have if it was signed.
    /// </param>
    public SoapRequest<TCaller> ReadVerified<TCaller>(
        byte[] buffer, int length, string soapAction, Func<SecurityHeader?, (TCaller Caller, SignedBodyDigest? Body)> authenticate)
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

    private SoapRequest<TCaller> ReadEnvelope<TCaller>(
        XmlDictionaryReader xml, string soapAction, Func<SecurityHeader?, (TCaller Caller, SignedBodyDigest? Body)> authenticate)
    {
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "Envelope")
        {
            throw Refuse("Envelope", "sequence", "a SOAP 1.1 Envelope is expected");
        }

        if (xml.NamespaceURI != SoapNames.Envelope)
        {
            throw new SoapFaultException(SoapFault.VersionMismatch);
        }

        var limit = new HeaderLimit();
        HeaderElement envelope = HeaderElement.ReadStart(xml, parent: null, limit);
        MoveInside(xml);
        SecurityHeader? security = null;
        if (xml.IsStartElement("Header", SoapNames.Envelope))
        {
            security = ReadHeader(HeaderElement.Read(xml, envelope, limit));
            xml.MoveToContent();
        }

        if (!xml.IsStartElement("Body", SoapNames.Envelope))
        {
            throw Refuse("Body", "sequence", "the Envelope holds a Header, if any, and one Body");
        }

        (TCaller caller, SignedBodyDigest? signed) = authenticate(security?.WithBody(HeaderElement.ReadStart(xml, envelope, limit)));
        (IHanOperation operation, HanRequest request) = ReadBody(xml, soapAction, signed);
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

    private static SecurityHeader? ReadHeader(HeaderElement header)
    {
        SecurityHeader? security = null;
        foreach (HeaderElement entry in header.Children)
        {
            string? actor = entry.Attribute("actor", SoapNames.Envelope);
            if (!string.IsNullOrEmpty(actor) && actor != SoapNames.NextActor)
            {
                continue;
            }

            if (entry.Is("Security", SoapNames.Security))
            {
                security = security is null
                    ? SecurityHeaderReader.Read(entry, header)
                    : throw new SoapFaultException(SoapFault.InvalidSecurity("exactly one Security header is expected"));
            }
            else if (entry.Attribute("mustUnderstand", SoapNames.Envelope)?.Trim() is "1" or "true")
            {
                throw new SoapFaultException(SoapFault.MustUnderstand);
            }
        }

        return security;
    }

    /// <summary>From the Body's start tag to behind its end tag. A signed Body that was read whole is compared with its digest before anyone sees it.</summary>
    private (IHanOperation Operation, HanRequest Request) ReadBody(XmlDictionaryReader xml, string soapAction, SignedBodyDigest? signed)
    {
        using DigestStream? digest = signed?.Begin(xml);
        MoveInside(xml);
        (IHanOperation Operation, HanRequest Request) read = ReadOperation(xml, soapAction, isSigned: signed is not null);
        if (xml.MoveToContent() != XmlNodeType.EndElement)
        {
            throw Refuse("Body", "sequence", "the Body holds exactly one operation");
        }

        xml.Read();
        signed?.End(xml, digest!);
        return read;
    }

    private (IHanOperation Operation, HanRequest Request) ReadOperation(XmlDictionaryReader xml, string soapAction, bool isSigned)
    {
        if (xml.NodeType != XmlNodeType.Element || !_operations.TryGetValue((xml.NamespaceURI, xml.LocalName), out var found))
        {
            throw Refuse("Body", "operation", "the Body holds no operation that is served here");
        }

        RefuseContradiction(found.Operation.Name, soapAction);
        var reader = new RequestReader(xml, isSigned);
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
