using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Han.Gateway.Development;

/// <summary>
/// Certificates of a private authority for one machine. RSA-2048 throughout: every SOAP stack can use it for TLS, and for WS-Security signatures,
/// which many cannot make with elliptic curves.
/// </summary>
internal sealed class DevelopmentCertificates : IDisposable
{
    private const int KeyBits = 2048;
    private const int SerialBytes = 16;

    private static readonly Oid _serverAuthentication = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid _clientAuthentication = new("1.3.6.1.5.5.7.3.2");

    private readonly DateTimeOffset _from;

    public DevelopmentCertificates(TimeProvider clock)
    {
        // A day early: the clocks of other machines and containers differ.
        _from = clock.GetUtcNow().AddDays(-1);
        using RSA key = RSA.Create(KeyBits);
        CertificateRequest request = Request("CN=HAN gateway development CA", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        Authority = request.CreateSelfSigned(_from, _from.AddYears(10));
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 IssueServer(string subject)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        return Issue(subject, _serverAuthentication, names.Build());
    }

    public X509Certificate2 IssueClient(string subject) => Issue(subject, _clientAuthentication, alternativeNames: null);

    /// <summary>A certificate that signs SAML assertions. Its own authority: it is believed because it is configured, and nobody can connect with it.</summary>
    public X509Certificate2 CreateIssuer(string subject)
    {
        using RSA key = RSA.Create(KeyBits);
        CertificateRequest request = Request(subject, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(_from, _from.AddYears(2));
    }

    public void Dispose() => Authority.Dispose();

    private X509Certificate2 Issue(string subject, Oid purpose, X509Extension? alternativeNames)
    {
        using RSA key = RSA.Create(KeyBits);
        CertificateRequest request = Request(subject, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([purpose], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (alternativeNames is not null)
        {
            request.CertificateExtensions.Add(alternativeNames);
        }

        byte[] serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        using X509Certificate2 issued = request.Create(Authority, _from, _from.AddYears(2), serial);
        return issued.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string subject, RSA key) =>
        new(new X500DistinguishedName(subject), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
}
