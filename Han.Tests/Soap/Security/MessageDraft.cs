using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace Han.Tests.Soap.Security;

/// <summary>
/// A message to be signed by the framework's SignedXml, which shares nothing with the gateway's own verification. Every part can be set, so that a test can make
/// a good message and one that is wrong in one thing.
/// </summary>
internal sealed record MessageDraft(SecurityRig Rig)
{
    public const string Utility = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    public const string Extension = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    public const string Digest = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest";
    public const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    public const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    /// <summary>The token's elements within the Security header.</summary>
    public string Token { get; init; } = UserToken(SecurityRig.Signing);

    public string BodyContent { get; init; } = OperationOf(SoapMessages.CancelAll("<CancelControl>0</CancelControl>"));

    public string BodyId { get; init; } = "MsgBody";

    public DateTimeOffset Created { get; init; } = Rig.Clock.Now;

    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    public bool HasTimestamp { get; init; } = true;

    /// <summary>Null leaves the message unsigned.</summary>
    public X509Certificate2? Signer { get; init; } = Rig.Client;

    public string SignatureMethod { get; init; } = RsaSha256;

    public string DigestMethod { get; init; } = Sha256;

    /// <summary>What the signature covers, by id.</summary>
    public IReadOnlyList<string> Signed { get; init; } = ["TS", "MsgBody"];

    /// <summary>Prefixes of an InclusiveNamespaces element in every reference; null has none.</summary>
    public string? Inclusive { get; init; }

    public bool Enveloped { get; init; }

    /// <summary>The content of the SecurityTokenReference; null refers to a BinarySecurityToken that is put into the header.</summary>
    public string? Reference { get; init; }

    /// <summary>Further entries of the Header.</summary>
    public string Entries { get; init; } = "";

    public static string UserToken(string user, string inner = "") =>
        $"<wsse:UsernameToken><wsse:Username>{user}</wsse:Username>{inner}</wsse:UsernameToken>";

    /// <summary>A UsernameToken with a digest.</summary>
    public static string DigestToken(string user, DateTimeOffset created, byte[]? nonce = null, string password = SecurityRig.Password)
    {
        nonce ??= RandomNumberGenerator.GetBytes(16);
        string text = Moment(created);
#pragma warning disable CA5350 // The profile's own.
        string digest = Convert.ToBase64String(SHA1.HashData([.. nonce, .. Encoding.UTF8.GetBytes(text + password)]));
#pragma warning restore CA5350
        return UserToken(
            user, $"<wsse:Password Type=\"{Digest}\">{digest}</wsse:Password><wsse:Nonce>{Convert.ToBase64String(nonce)}</wsse:Nonce><wsu:Created>{text}</wsu:Created>");
    }

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>The Body's content of a whole message.</summary>
    public static string OperationOf(string message) => message[(message.IndexOf("<soapenv:Body>", StringComparison.Ordinal) + 14)..message.IndexOf("</soapenv:Body>", StringComparison.Ordinal)];

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public byte[] Bytes()
    {
        XmlDocument document = Document();
        return Encoding.UTF8.GetBytes(document.OuterXml);
    }

    /// <summary>The signed document, to be changed further.</summary>
    public XmlDocument Document()
    {
        string timestamp = HasTimestamp
            ? $"<wsu:Timestamp wsu:Id=\"TS\"><wsu:Created>{Moment(Created)}</wsu:Created><wsu:Expires>{Moment(Created + Lifetime)}</wsu:Expires></wsu:Timestamp>" : "";
        string binary = Signer is not null && Reference is null
            ? "<wsse:BinarySecurityToken wsu:Id=\"X509\" ValueType=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3\" "
                + "EncodingType=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary\">"
                + Convert.ToBase64String(Signer.RawData) + "</wsse:BinarySecurityToken>" : "";
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(
            $"<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:wsse=\"{Extension}\" xmlns:wsu=\"{Utility}\">"
            + $"<soapenv:Header>{Entries}<wsse:Security soapenv:mustUnderstand=\"1\">{binary}{Token}{timestamp}</wsse:Security></soapenv:Header>"
            + $"<soapenv:Body wsu:Id=\"{BodyId}\">{BodyContent}</soapenv:Body></soapenv:Envelope>");
        if (Signer is not null)
        {
            using RSA key = Signer.GetRSAPrivateKey()!;
            var security = (XmlElement)document.GetElementsByTagName("Security", Extension)[0]!;
            security.AppendChild(document.ImportNode(Sign(document, key), deep: true));
        }

        return document;
    }

    private XmlElement Sign(XmlDocument document, AsymmetricAlgorithm key)
    {
        var signed = new AnyIdSignedXml(document) { SigningKey = key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = SignatureMethod;
        foreach (string id in Signed)
        {
            var reference = new Reference("#" + id) { DigestMethod = DigestMethod };
            if (Enveloped)
            {
                reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
            }

            reference.AddTransform(Inclusive is null ? new XmlDsigExcC14NTransform() : new XmlDsigExcC14NTransform(Inclusive));
            signed.AddReference(reference);
        }

        XmlElement token = document.CreateElement("wsse", "SecurityTokenReference", Extension);
        token.InnerXml = Reference ?? $"<wsse:Reference xmlns:wsse=\"{Extension}\" URI=\"#X509\"/>";
        signed.KeyInfo.AddClause(new KeyInfoNode(token));
        signed.ComputeSignature();
        return signed.GetXml();
    }
}
