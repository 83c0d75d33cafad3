using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Han.Gateway.Development;

namespace Han.Tests.Soap;

/// <summary>Issues client certificates with the key of a kit's authority, or of a stranger's, as the kit itself never would.</summary>
internal sealed class TestAuthority : IDisposable
{
    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2 _authority;

    public TestAuthority(string kit) =>
        _authority = X509Certificate2.CreateFromPemFile(Path.Combine(kit, DevelopmentKit.AuthorityFile), Path.Combine(kit, "ca.key"));

    public X509Certificate2 Issue(
        string subject, string purpose = ClientAuthentication, HashAlgorithmName? hash = null, DateTimeOffset? notAfter = null)
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest(new X500DistinguishedName(subject), key, hash ?? HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        DateTimeOffset from = TimeProvider.System.GetUtcNow().AddHours(-12);
        using X509Certificate2 issued = request.Create(_authority, from, notAfter ?? from.AddDays(30), RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 withKey = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose() => _authority.Dispose();
}
