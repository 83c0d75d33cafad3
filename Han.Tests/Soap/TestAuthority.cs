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
        string subject, string purpose = ClientAuthentication, bool weak = false, DateTimeOffset? notAfter = null, DateTimeOffset? notBefore = null)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName(subject), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
        DateTimeOffset from = notBefore ?? TimeProvider.System.GetUtcNow().AddHours(-12);
        using RSA authorityKey = _authority.GetRSAPrivateKey()!;
        X509SignatureGenerator generator = weak ? new Sha1Generator(authorityKey) : X509SignatureGenerator.CreateForRSA(authorityKey, RSASignaturePadding.Pkcs1);
        using X509Certificate2 issued = request.Create(
            _authority.SubjectName, generator, from, notAfter ?? from.AddDays(30), RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 withKey = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose() => _authority.Dispose();

    /// <summary>sha1WithRSAEncryption, which the framework itself no longer signs with.</summary>
    private sealed class Sha1Generator(RSA key) : X509SignatureGenerator
    {
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => Convert.FromHexString("300D06092A864886F70D0101050500");

#pragma warning disable CA5350 // The weakness is the test.
        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) =>
            key.SignData(data, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
#pragma warning restore CA5350

        protected override PublicKey BuildPublicKey() => new(key);
    }
}
