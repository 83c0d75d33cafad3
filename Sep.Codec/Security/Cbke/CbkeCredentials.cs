using Sep.Codec.Security.Ecc;

namespace Sep.Codec.Security.Cbke;

/// <summary>
/// What a device brings to key establishment: its certificate, the private key to it, and the public key of the authority that issued it, the only
/// one whose certificates it accepts. Holds the private key until it is disposed of; shared by all exchanges of a device.
/// </summary>
public sealed class CbkeCredentials : IDisposable
{
    private EccPrivateKey _key;

    /// <summary>The credentials of these three, which must belong together.</summary>
    /// <exception cref="ArgumentException">A missing key, or the private key is not that of the certificate under this authority.</exception>
    public CbkeCredentials(in ImplicitCertificate certificate, in EccPrivateKey key, in EccPublicKey authority)
    {
        if (!certificate.Matches(key, authority))
        {
            throw new ArgumentException("The private key is not that of the certificate under this authority.", nameof(key));
        }

        Certificate = certificate;
        Authority = authority;
        _key = key;
    }

    public ImplicitCertificate Certificate { get; }

    /// <summary>The authority's public key.</summary>
    public EccPublicKey Authority { get; }

    internal ref readonly EccPrivateKey Key => ref _key;

    /// <summary>Overwrites the private key; exchanges that still need it throw.</summary>
    public void Dispose() => _key.Clear();
}
