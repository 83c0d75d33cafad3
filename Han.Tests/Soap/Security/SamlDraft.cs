using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using Han.Gateway.Development;

namespace Han.Tests.Soap.Security;

/// <summary>An assertion, signed by the framework's SignedXml, and the message that its subject signs.</summary>
internal sealed record SamlDraft(SecurityRig Rig)
{
    public const string Namespace = "urn:oasis:names:tc:SAML:2.0:assertion";

    public string Subject { get; init; } = SecurityRig.Signing;

    public string Issuer { get; init; } = DevelopmentKit.SamlIssuer;

    public string Audience { get; init; } = DevelopmentKit.SamlAudience;

    public string Method { get; init; } = "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key";

    public string Version { get; init; } = "2.0";

    public TimeSpan From { get; init; } = TimeSpan.FromMinutes(-1);

    public TimeSpan Until { get; init; } = TimeSpan.FromMinutes(10);

    public string ExtraCondition { get; init; } = "";

    public string ExtraConfirmation { get; init; } = "";

    public string DataAttributes { get; init; } = "";

    /// <summary>Null leaves the assertion unsigned.</summary>
    public X509Certificate2? Signer { get; init; } = Rig.Issuer;

    /// <summary>Whose key the subject must hold.</summary>
    public X509Certificate2 Holder { get; init; } = Rig.Client;

    public bool KeyValue { get; init; }

    /// <summary>The message with this assertion, signed by <paramref name="by"/>, or by the holder.</summary>
    public MessageDraft Message(X509Certificate2? by = null) => new(Rig)
    {
        Token = Assertion(),
        Signer = by ?? Holder,
        Reference = $"<wsse:KeyIdentifier xmlns:wsse=\"{MessageDraft.Extension}\" ValueType=\"http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLID\">A1</wsse:KeyIdentifier>",
    };

    public string Assertion()
    {
        string data = $"<saml:SubjectConfirmationData {DataAttributes}><ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">{Key()}</ds:KeyInfo></saml:SubjectConfirmationData>";
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(
            $"<saml:Assertion xmlns:saml=\"{Namespace}\" ID=\"A1\" Version=\"{Version}\" IssueInstant=\"{At(default)}\"><saml:Issuer>{Issuer}</saml:Issuer>"
            + $"<saml:Subject><saml:NameID>{Subject}</saml:NameID><saml:SubjectConfirmation Method=\"{Method}\">{data}</saml:SubjectConfirmation>{ExtraConfirmation}</saml:Subject>"
            + $"<saml:Conditions NotBefore=\"{At(From)}\" NotOnOrAfter=\"{At(Until)}\"><saml:AudienceRestriction><saml:Audience>{Audience}</saml:Audience></saml:AudienceRestriction>{ExtraCondition}</saml:Conditions>"
            + $"<saml:AuthnStatement AuthnInstant=\"{At(default)}\"><saml:AuthnContext/></saml:AuthnStatement></saml:Assertion>");
        if (Signer is not null)
        {
            using RSA key = Signer.GetRSAPrivateKey()!;
            XmlElement signature = Sign(document, key);
            document.DocumentElement!.InsertAfter(document.ImportNode(signature, deep: true), document.DocumentElement.FirstChild);
        }

        return document.OuterXml;
    }

    private static XmlElement Sign(XmlDocument document, RSA key)
    {
        var signed = new AnyIdSignedXml(document) { SigningKey = key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = MessageDraft.RsaSha256;
        var reference = new Reference("#A1") { DigestMethod = MessageDraft.Sha256 };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        signed.ComputeSignature();
        return signed.GetXml();
    }

    private string Key()
    {
        if (!KeyValue)
        {
            return $"<ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(Holder.RawData)}</ds:X509Certificate></ds:X509Data>";
        }

        using RSA key = Holder.GetRSAPublicKey()!;
        RSAParameters parameters = key.ExportParameters(includePrivateParameters: false);
        return $"<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>{Convert.ToBase64String(parameters.Modulus!)}</ds:Modulus><ds:Exponent>{Convert.ToBase64String(parameters.Exponent!)}</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>";
    }

    private string At(TimeSpan offset) => MessageDraft.Moment(Rig.Clock.Now + offset);
}
