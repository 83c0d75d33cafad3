namespace Han.Gateway.Soap.Security;

/// <summary>Namespaces, value types and algorithms of WS-Security 1.0/1.1, its X.509, UsernameToken and SAML profiles, XML Signature and SAML 2.0.</summary>
internal static class SecurityNames
{
    public const string Xmlns = "http://www.w3.org/2000/xmlns/";
    public const string Xml = "http://www.w3.org/XML/1998/namespace";
    public const string Signature = "http://www.w3.org/2000/09/xmldsig#";
    public const string Saml = "urn:oasis:names:tc:SAML:2.0:assertion";

    public const string ExclusiveC14n = "http://www.w3.org/2001/10/xml-exc-c14n#";
    public const string EnvelopedSignature = Signature + "enveloped-signature";
    public const string HolderOfKey = "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key";

    public const string PasswordDigest = UsernameProfile + "#PasswordDigest";
    public const string Base64 = Wss2004 + "soap-message-security-1.0#Base64Binary";
    public const string X509v3 = X509Profile + "#X509v3";
    public const string SubjectKeyIdentifier = X509Profile + "#X509SubjectKeyIdentifier";
    public const string ThumbprintSha1 = "http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1";
    public const string SamlId = "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLID";

    private const string Wss2004 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private const string UsernameProfile = Wss2004 + "username-token-profile-1.0";
    private const string X509Profile = Wss2004 + "x509-token-profile-1.0";
}
