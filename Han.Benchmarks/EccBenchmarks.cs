using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;

namespace Han.Benchmarks;

/// <summary>
/// The secret multiple of a point on sect163k1 by the framework (the baseline: its ECDH) and by us, with the processor's carry-less multiplication
/// and without, and what is built on it. Compare medians of several launches.
/// </summary>
[MemoryDiagnoser]
public class EccBenchmarks
{
    private readonly ECDiffieHellman _framework = ECDiffieHellman.Create(ECCurve.CreateFromFriendlyName("sect163k1"));
    private readonly ECDiffieHellman _frameworkPartner = ECDiffieHellman.Create(ECCurve.CreateFromFriendlyName("sect163k1"));
    private readonly EccPrivateKey _key = Draw();
    private readonly EccPrivateKey _ephemeral = Draw();
    private readonly EccPublicKey _partner = Draw().ToPublicKey();
    private readonly EccPublicKey _partnerEphemeral = Draw().ToPublicKey();
    private readonly byte[] _fields = RandomNumberGenerator.GetBytes(EventStatusSigning.SignedSize);
    private readonly byte[] _random = RandomNumberGenerator.GetBytes(EccPrivateKey.Size);
    private readonly byte[] _signature = new byte[Ecdsa.SignatureSize];
    private readonly byte[] _secret = new byte[Ecmqv.SecretSize];
    private readonly byte[] _point = new byte[EccPublicKey.Size];
    private ECDiffieHellmanPublicKey? _frameworkPublicKey;
    private EccPublicKey _authority;
    private EccPublicKey _public;
    private ImplicitCertificate _certificate;

    [GlobalSetup]
    public void Create()
    {
        using CertificateAuthority authority = new(new(0x4C4F43414C544553), Draw());
        _authority = authority.PublicKey;
        _certificate = authority.Issue(_partner, new(1), new byte[ImplicitCertificate.ProfileAttributeSize], _random).Certificate;
        _public = _key.ToPublicKey();
        _partner.CopyTo(_point);
        Ecdsa.Sign(_key, _fields, _random, _signature);
        _frameworkPublicKey = _frameworkPartner.PublicKey;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _framework.Dispose();
        _frameworkPartner.Dispose();
    }

    [Benchmark(Baseline = true)]
    public byte[] FrameworkEcdh() => _framework.DeriveRawSecretAgreement(_frameworkPublicKey!);

    [Benchmark]
    public int Ladder() => MontgomeryLadder<NativeArithmetic>.Multiply(_key.Number, _partner.Point).X.LowestBit;

    [Benchmark]
    public int LadderPortable() => MontgomeryLadder<PortableArithmetic>.Multiply(_key.Number, _partner.Point).X.LowestBit;

    [Benchmark]
    public bool AgreeByEcmqv() => Ecmqv.TryAgree(_key, _ephemeral, _partner, _partnerEphemeral, _secret);

    [Benchmark]
    public bool ReconstructPublicKey() => _certificate.TryGetPublicKey(_authority, out _);

    [Benchmark]
    public bool ReadPublicKey() => EccPublicKey.TryRead(_point, out _);

    [Benchmark]
    public void Sign() => Ecdsa.Sign(_key, _fields, _random, _signature);

    [Benchmark]
    public bool Verify() => Ecdsa.Verify(_public, _fields, _signature);

    private static EccPrivateKey Draw() => EccPrivateKey.Draw(RandomNumberGenerator.GetBytes(EccPrivateKey.Size));
}
