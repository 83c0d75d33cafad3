namespace Han.Gateway.Soap.Security;

/// <summary>How a signature names the token whose key made it: the forms of wsse:SecurityTokenReference that are taken.</summary>
internal abstract record TokenReference
{
    private const int MaxValue = 8 * 1024;

    /// <summary>A BinarySecurityToken or an Assertion of this message.</summary>
    internal sealed record ById(string Id) : TokenReference;

    /// <summary>The certificate itself.</summary>
    internal sealed record Certificate(byte[] Raw) : TokenReference;

    /// <summary>The SubjectKeyIdentifier extension of a certificate that the gateway knows.</summary>
    internal sealed record KeyIdentifier(byte[] Value) : TokenReference;

    /// <summary>SHA-1 over a certificate that the gateway knows. A name, not a proof: the certificate is checked as any other.</summary>
    internal sealed record Thumbprint(byte[] Sha1) : TokenReference;

    /// <summary>Issuer and decimal serial number of a certificate that the gateway knows.</summary>
    internal sealed record IssuerSerial(string Issuer, string Serial) : TokenReference;

    /// <param name="keyInfo">The message signature's KeyInfo.</param>
    /// <exception cref="SoapFaultException">Another form: a bare key, a key name, a reference to elsewhere.</exception>
    public static TokenReference Read(HeaderElement keyInfo)
    {
        HeaderElement[] children = [.. keyInfo.Children];
        if (children.Length != 1 || !children[0].Is("SecurityTokenReference", SoapNames.Security) || children[0].Children.Count() != 1)
        {
            throw Unsupported();
        }

        HeaderElement form = children[0].Children.Single();
        return (form.LocalName, form.Namespace) switch
        {
            ("Reference", SoapNames.Security) => ReadDirect(form),
            ("KeyIdentifier", SoapNames.Security) => ReadKeyIdentifier(form),
            ("X509Data", SecurityNames.Signature) => ReadX509Data(form),
            _ => throw Unsupported(),
        };
    }

    /// <summary>ds:X509Data: the certificate where it is given, else issuer and serial number.</summary>
    public static TokenReference ReadX509Data(HeaderElement data)
    {
        if (data.Children.Where(c => c.Is("X509Certificate", SecurityNames.Signature)).ToArray() is { Length: > 0 } certificates)
        {
            return certificates.Length == 1 ? new Certificate(Decode(certificates[0])) : throw Unsupported();
        }

        HeaderElement[] parts = [.. data.Children.Where(c => c.Is("X509IssuerSerial", SecurityNames.Signature)).SelectMany(c => c.Children)];
        return parts.Length == 2 && parts[0].Is("X509IssuerName", SecurityNames.Signature) && parts[1].Is("X509SerialNumber", SecurityNames.Signature)
            ? new IssuerSerial(parts[0].Text(1024), parts[1].Text(64))
            : throw Unsupported();
    }

    internal static byte[] Decode(HeaderElement element)
    {
        try
        {
            return Convert.FromBase64String(element.Text(MaxValue));
        }
        catch (FormatException)
        {
            throw new SoapFaultException(SoapFault.InvalidSecurityToken("a token is not base64"));
        }
    }

    private static ById ReadDirect(HeaderElement form) =>
        form.Attribute("URI") is { Length: > 1 } uri && uri[0] == '#' ? new ById(uri[1..]) : throw Unsupported();

    private static TokenReference ReadKeyIdentifier(HeaderElement form) => form.Attribute("ValueType") switch
    {
        SecurityNames.SubjectKeyIdentifier => new KeyIdentifier(Decode(form)),
        SecurityNames.ThumbprintSha1 => new Thumbprint(Decode(form)),
        SecurityNames.X509v3 => new Certificate(Decode(form)),
        SecurityNames.SamlId => new ById(form.Text(256)),
        _ => throw Unsupported(),
    };

    private static SoapFaultException Unsupported() => new(SoapFault.SecurityTokenUnavailable("the signature's token reference is not of a form that is supported"));
}
