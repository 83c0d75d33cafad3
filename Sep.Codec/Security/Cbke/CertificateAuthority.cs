using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Sep.Codec.Security.Cbke;

/// <summary>
/// An authority that issues implicit certificates by ECQV (SEC 4, 2.4): the emulated counterpart of the one whose certificates real devices carry.
/// Holds its private key until it is disposed of. It keeps no record of what it issued.
/// </summary>
public sealed class CertificateAuthority : IDisposable
{
    private EccPrivateKey _key;

    /// <summary>An authority under an identifier of its own.</summary>
    /// <exception cref="ArgumentException">No key.</exception>
    public CertificateAuthority(Eui64 issuer, in EccPrivateKey key)
    {
        Issuer = issuer;
        _key = key;
        PublicKey = key.ToPublicKey();
    }

    /// <summary>What stands in its certificates as the issuer.</summary>
    public Eui64 Issuer { get; }

    /// <summary>The key that turns its certificates into public keys.</summary>
    public EccPublicKey PublicKey { get; }

    /// <summary>
    /// Issues a certificate. The requester draws a key, keeps it, and sends its public key; with the answer it completes its private key
    /// (<see cref="IssuedCertificate.TryCompleteKey"/>), which the authority never sees.
    /// </summary>
    /// <param name="request">The requester's public key for this request.</param>
    /// <param name="subject">The device's address.</param>
    /// <param name="profileAttributes">10 octets: profile id, manufacturer code, six octets of the manufacturer's.</param>
    /// <param name="random">21 to 48 octets of the operating system's generator, for this certificate alone.</param>
    /// <exception cref="ArgumentException">No request, not 10 octets, octets that are not random, or the authority is disposed of.</exception>
    public IssuedCertificate Issue(in EccPublicKey request, Eui64 subject, ReadOnlySpan<byte> profileAttributes, ReadOnlySpan<byte> random)
    {
        AffinePoint requested = request.Point;
        EccPrivateKey own = EccPrivateKey.Draw(random);
        AffinePoint sum = ProjectivePoint<NativeArithmetic>.Sum(own.ToPublicKey().Point, requested);
        ImplicitCertificate certificate = new(new EccPublicKey(sum), subject, Issuer, profileAttributes);
        Scalar163 contribution = (certificate.Hash() * own.Number) + _key.Number;
        own.Clear();
        return contribution.IsZero || !certificate.TryGetPublicKey(PublicKey, out _)
            ? throw new ArgumentException("These octets are not random.", nameof(random))
            : new(certificate, new EccPrivateKey(contribution));
    }

    /// <summary>Overwrites the private key.</summary>
    public void Dispose() => _key.Clear();
}
