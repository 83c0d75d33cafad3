using System.Security.Cryptography;
using Han.Tests.Codec.Ecc;
using Han.Tests.Codec.Security;
using Sep.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;

namespace Han.Tests.Interop;

/// <summary>
/// Our sect163k1 against the framework's, which is OpenSSL's: keys, shared secrets, signatures both ways, on a thousand keys drawn anew in every run.
/// Windows and macOS do not have the curve.
/// </summary>
[Trait("Category", "Interop")]
public sealed class EccFrameworkTests
{
    private const int Keys = 1_000;

    [SkippableFact]
    public void Public_keys_and_shared_secrets_are_the_frameworks()
    {
        ECCurve curve = Curve();
        using ECDiffieHellman partner = ECDiffieHellman.Create(curve);
        EccPublicKey partnerKey = PublicKey(partner.ExportParameters(includePrivateParameters: false).Q);
        for (int i = 0; i < Keys; i++)
        {
            using ECDiffieHellman framework = ECDiffieHellman.Create(curve);
            ECParameters parameters = framework.ExportParameters(includePrivateParameters: true);
            EccPrivateKey own = Samples.PrivateKey(parameters.D!);
            AffinePoint shared = MontgomeryLadder<NativeArithmetic>.Multiply(own.Number, partnerKey.Point);
            Assert.Equal(PublicKey(parameters.Q), own.ToPublicKey());
            Assert.Equal(Coordinates(own.ToPublicKey().Point).Y, parameters.Q.Y);
            Assert.Equal(framework.DeriveRawSecretAgreement(partner.PublicKey), Coordinates(shared).X);
            AffinePoint portable = MontgomeryLadder<PortableArithmetic>.Multiply(own.Number, partnerKey.Point);
            Assert.Equal(shared, portable);
        }
    }

    [SkippableFact]
    public void Signatures_verify_both_ways()
    {
        ECCurve curve = Curve();
        byte[] hash = new byte[AesMmo.HashSize];
        byte[] signature = new byte[Ecdsa.SignatureSize];
        for (int i = 0; i < Keys; i++)
        {
            using ECDsa framework = ECDsa.Create(curve);
            EccPrivateKey own = Samples.PrivateKey(framework.ExportParameters(includePrivateParameters: true).D!);
            byte[] message = Arbitrary.Octets(EventStatusSigning.SignedSize, (ulong)i);
            AesMmo.Hash(message, hash);

            Assert.True(Ecdsa.Verify(own.ToPublicKey(), message, framework.SignHash(hash)));
            Ecdsa.Sign(own, message, RandomNumberGenerator.GetBytes(EccPrivateKey.Size), signature);
            Assert.True(framework.VerifyHash(hash, signature));
            hash[i % hash.Length] ^= 1;
            Assert.False(framework.VerifyHash(hash, signature));
        }
    }

    /// <summary>A certificate of the emulated authority, and the key that the subject completes, make a pair that the framework accepts.</summary>
    [SkippableFact]
    public void Keys_of_issued_certificates_are_pairs_for_the_framework()
    {
        ECCurve curve = Curve();
        byte[] hash = RandomNumberGenerator.GetBytes(AesMmo.HashSize);
        using CertificateAuthority authority = new(new(0x4C4F43414C544553), EccPrivateKey.Draw(RandomNumberGenerator.GetBytes(EccPrivateKey.Size)));
        for (int i = 0; i < Keys / 10; i++)
        {
            EccPrivateKey request = EccPrivateKey.Draw(RandomNumberGenerator.GetBytes(EccPrivateKey.Size));
            IssuedCertificate issued = authority.Issue(
                request.ToPublicKey(), new((ulong)i + 1), new byte[ImplicitCertificate.ProfileAttributeSize],
                RandomNumberGenerator.GetBytes(EccPrivateKey.Size));
            Assert.True(issued.TryCompleteKey(request, authority.PublicKey, out EccPrivateKey key));
            Assert.True(issued.Certificate.TryGetPublicKey(authority.PublicKey, out EccPublicKey publicKey));
            (byte[] x, byte[] y) = Coordinates(publicKey.Point);
            using ECDsa signer = ECDsa.Create(new ECParameters { Curve = curve, D = Samples.Octets(key), Q = new ECPoint { X = x, Y = y } });
            using ECDsa verifier = ECDsa.Create(new ECParameters { Curve = curve, Q = new ECPoint { X = x, Y = y } });
            Assert.True(verifier.VerifyHash(hash, signer.SignHash(hash)));
        }
    }

    private static ECCurve Curve()
    {
        bool mustRun = OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("CI") == "true";
        ECCurve curve = ECCurve.CreateFromFriendlyName("sect163k1");
        Skip.If(!mustRun && !HasCurve(curve), "The framework has no sect163k1 here.");
        return curve;
    }

    private static bool HasCurve(ECCurve curve)
    {
        try
        {
            using ECDsa probe = ECDsa.Create(curve);
            return probe.KeySize == Scalar163.Bits;
        }
        catch (Exception exception) when (exception is CryptographicException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private static EccPublicKey PublicKey(ECPoint point)
    {
        Assert.True(Field163.TryRead(point.X, out Field163 x));
        Assert.True(Field163.TryRead(point.Y, out Field163 y));
        byte[] octets = new byte[EccPublicKey.Size];
        Sect163k1<NativeArithmetic>.Compress(new AffinePoint(x, y), octets);
        return Samples.PublicKey(octets);
    }

    private static (byte[] X, byte[] Y) Coordinates(in AffinePoint point)
    {
        (byte[] x, byte[] y) = (new byte[Field163.Size], new byte[Field163.Size]);
        point.X.CopyTo(x);
        point.Y.CopyTo(y);
        return (x, y);
    }
}
