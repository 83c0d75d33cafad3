using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using Han.Gateway.Authorization;
using Microsoft.Extensions.Options;

namespace Han.Gateway.Soap.Security;

/// <summary>Signs answers for accounts that ask for it: Body and Timestamp, rsa-sha256, with the server's certificate in a BinarySecurityToken.</summary>
internal sealed class AnswerSigner(IOptions<SoapOptions> options, TimeProvider clock)
{
    private const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private const string BodyId = "Body-1";
    private const string TimestampId = "TS-1";
    private const string TokenId = "X509-1";

    private readonly Lazy<X509Certificate2> _certificate = new(() => X509Certificate2.CreateFromPemFile(options.Value.ServerCertificate, options.Value.ServerKey));

    /// <summary>Refuses a configuration that asks for signed answers and has no key to sign them with, before a request is accepted under it.</summary>
    /// <exception cref="OptionsValidationException">The server's certificate has no RSA key.</exception>
    public void Check(IEnumerable<SystemAccount> accounts)
    {
        if (accounts.FirstOrDefault(a => a.SignResponses) is not { } account)
        {
            return;
        }

        using RSA? key = _certificate.Value.GetRSAPrivateKey();
        if (key is null)
        {
            throw new OptionsValidationException(
                SoapOptions.Section, typeof(SoapOptions),
                [$"{SoapOptions.Section}: ServerCertificate has an RSA key where an account has SignResponses, as '{account.Name}' has."]);
        }
    }

    /// <summary>Returns the envelope with a signed Security header.</summary>
    /// <param name="envelope">An answer of ours, without a Header.</param>
    public byte[] Sign(ReadOnlyMemory<byte> envelope)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        using (XmlReader reader = XmlReader.Create(new MemoryStream(envelope.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }))
        {
            document.Load(reader);
        }

        XmlElement root = document.DocumentElement!;
        var body = (XmlElement)root.LastChild!;

        // Declared once and above everything that is signed: what the writer would declare on its own is not there yet when the digests are made.
        root.SetAttribute("xmlns:wsse", SoapNames.Security);
        root.SetAttribute("xmlns:wsu", SoapNames.SecurityUtility);
        SetId(body, BodyId);
        XmlElement security = Append(root, "soapenv", "Header", SoapNames.Envelope);
        root.InsertBefore(security, body);
        security = Append(security, "wsse", "Security", SoapNames.Security);
        Set(security, "soapenv", "mustUnderstand", SoapNames.Envelope, "1");
        AppendTimestamp(security);
        AppendToken(security);
        security.AppendChild(Sign(document));

        using var output = new MemoryStream();
        document.Save(output);
        return output.ToArray();
    }

    private XmlElement Sign(XmlDocument document)
    {
        using RSA key = _certificate.Value.GetRSAPrivateKey() ?? throw new InvalidOperationException("The server's certificate has no RSA key to sign answers with.");
        var signed = new UtilityIdSignedXml(document) { SigningKey = key };
        signed.SignedInfo!.CanonicalizationMethod = SecurityNames.ExclusiveC14n;
        signed.SignedInfo.SignatureMethod = RsaSha256;
        foreach (string id in new[] { TimestampId, BodyId })
        {
            var reference = new Reference("#" + id) { DigestMethod = Sha256 };
            reference.AddTransform(new XmlDsigExcC14NTransform());
            signed.AddReference(reference);
        }

        XmlElement token = document.CreateElement("wsse", "SecurityTokenReference", SoapNames.Security);
        XmlElement direct = Append(token, "wsse", "Reference", SoapNames.Security);
        direct.SetAttribute("URI", "#" + TokenId);
        direct.SetAttribute("ValueType", SecurityNames.X509v3);
        signed.KeyInfo.AddClause(new KeyInfoNode(token));
        signed.ComputeSignature();
        return signed.GetXml();
    }

    private void AppendTimestamp(XmlElement security)
    {
        DateTimeOffset now = clock.GetUtcNow();
        XmlElement timestamp = Append(security, "wsu", "Timestamp", SoapNames.SecurityUtility);
        SetId(timestamp, TimestampId);
        Append(timestamp, "wsu", "Created", SoapNames.SecurityUtility).InnerText = Moment(now);
        Append(timestamp, "wsu", "Expires", SoapNames.SecurityUtility).InnerText = Moment(now + options.Value.MaxMessageAge);
    }

    private void AppendToken(XmlElement security)
    {
        XmlElement token = Append(security, "wsse", "BinarySecurityToken", SoapNames.Security);
        SetId(token, TokenId);
        token.SetAttribute("ValueType", SecurityNames.X509v3);
        token.SetAttribute("EncodingType", SecurityNames.Base64);
        token.InnerText = Convert.ToBase64String(_certificate.Value.RawDataMemory.Span);
    }

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static void SetId(XmlElement element, string id) => Set(element, "wsu", "Id", SoapNames.SecurityUtility, id);

    /// <summary>With a prefix: an attribute without one gets it only when it is written, and its canonical form would be another.</summary>
    private static void Set(XmlElement element, string prefix, string name, string ns, string value)
    {
        XmlAttribute attribute = element.OwnerDocument.CreateAttribute(prefix, name, ns);
        attribute.Value = value;
        element.SetAttributeNode(attribute);
    }

    private static XmlElement Append(XmlElement parent, string prefix, string name, string ns) =>
        (XmlElement)parent.AppendChild(parent.OwnerDocument.CreateElement(prefix, name, ns))!;

    /// <summary>The framework looks for Id attributes without a namespace only.</summary>
    private sealed class UtilityIdSignedXml(XmlDocument document) : SignedXml(document)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => document?.GetElementsByTagName("*").OfType<XmlElement>()
            .SingleOrDefault(e => e.GetAttribute("Id", SoapNames.SecurityUtility) == idValue);
    }
}
