using DeviceEmulator.Stack;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Han.Tests.Node;

/// <summary>Certificates of two authorities of the tests' own.</summary>
internal static class TestCredentials
{
    private static readonly CertificateAuthority Ours = new(new Eui64(0x4C4F43414C544553), Draw(1));
    private static readonly CertificateAuthority Foreign = new(new Eui64(0x4F54484552434131), Draw(2));

    public static CbkeCredentials Of(Eui64 subject, bool foreign = false)
    {
        CertificateAuthority authority = foreign ? Foreign : Ours;
        EccPrivateKey request = Draw(3);
        IssuedCertificate issued = authority.Issue(
            request.ToPublicKey(), subject, Convert.FromHexString("01090006000000000000"), Octets(subject.Value ^ 0x5555));
        Assert.True(issued.TryCompleteKey(request, authority.PublicKey, out EccPrivateKey key));
        return new CbkeCredentials(issued.Certificate, key, authority.PublicKey);
    }

    private static EccPrivateKey Draw(ulong seed) => EccPrivateKey.Draw(Octets(seed));

    private static byte[] Octets(ulong seed)
    {
        byte[] octets = new byte[21];
        new SeededEntropy(seed, new Eui64(1)).Fill(octets);
        return octets;
    }
}
