using DeviceEmulator.Certificates;
using DeviceEmulator.Faults;
using DeviceEmulator.Stack;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Radios;

/// <summary>
/// The certificate authority of an emulated home, and another one that nobody in it trusts. Their keys follow from the seed, so that a run can be repeated frame by
/// frame: nothing outside the home may trust them.
/// </summary>
internal sealed class HomeAuthority(ulong seed)
{
    private static readonly Eui64 _ours = new(ApplicationIdentity.Issuer);
    private static readonly Eui64 _foreign = new(ApplicationIdentity.ForeignIssuer);

    private readonly CertificateAuthority _authority = Make(seed, _ours);
    private CertificateAuthority? _stranger;

    /// <summary>A certificate for a node, and the private key to it.</summary>
    public DeviceIdentity Identity(Eui64 node, Faults.Faults faults)
    {
        CertificateAuthority authority = faults.Has(Misbehaviour.ForeignIssuer) ? _stranger ??= Make(seed, _foreign) : _authority;
        SeededEntropy entropy = new(~seed, node);
        EccPrivateKey request = Draw(entropy);
        Span<byte> random = stackalloc byte[EccPrivateKey.Size];
        entropy.Fill(random);
        IssuedCertificate issued = authority.Issue(request.ToPublicKey(), node, ProfileAttributes, random);
        return issued.TryCompleteKey(request, authority.PublicKey, out EccPrivateKey key)
            ? new DeviceIdentity(issued.Certificate, key, authority.PublicKey)
            : throw new InvalidOperationException("The authority's answer does not fit its own key.");
    }

    /// <summary>Profile 0x0109, manufacturer 0 (075356r15 Annex C).</summary>
    private static ReadOnlySpan<byte> ProfileAttributes => [0x01, 0x09, 0, 0, 0, 0, 0, 0, 0, 0];

    private static CertificateAuthority Make(ulong seed, Eui64 issuer) => new(issuer, Draw(new SeededEntropy(~seed, issuer)));

    private static EccPrivateKey Draw(SeededEntropy entropy)
    {
        Span<byte> random = stackalloc byte[EccPrivateKey.Size];
        entropy.Fill(random);
        return EccPrivateKey.Draw(random);
    }
}
