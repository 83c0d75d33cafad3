using Sep.Codec.Security.Ecc;

namespace Sep.Codec.Security.Cbke;

/// <summary>
/// What an authority answers to a request: a certificate, and its contribution to the private key, of no use without the requester's own.
/// </summary>
public readonly record struct IssuedCertificate(ImplicitCertificate Certificate, EccPrivateKey Contribution)
{
    /// <summary>Completes the private key: contribution + hash(certificate) * the key of the request (SEC 4, 2.5), and checks it.</summary>
    /// <returns>False when the authority's answer does not fit the request or the authority.</returns>
    /// <exception cref="ArgumentException">No contribution, no key of the request, or none of the authority.</exception>
    public bool TryCompleteKey(in EccPrivateKey requestKey, in EccPublicKey authority, out EccPrivateKey key)
    {
        key = new(Contribution.Number + (Certificate.Hash() * requestKey.Number));
        if (!key.IsNone && Certificate.Matches(key, authority))
        {
            return true;
        }

        key.Clear();
        return false;
    }
}
