using Han.Tests.Codec.Ecc;
using Han.Tests.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Han.Tests.Codec.Cbke;

public sealed class CertificateAuthorityTests
{
    private static readonly Eui64 Issuer = new(0x4C4F43414C544553);
    private static readonly Eui64 Subject = new(0x0022A30000000042);
    private static readonly byte[] Attributes = Convert.FromHexString("01090006000000000000");

    private static readonly CertificateAuthority Authority = new(Issuer, Samples.Key(1));

    [Fact]
    public void A_subject_completes_the_key_to_its_certificate()
    {
        for (int i = 0; i < 50; i++)
        {
            EccPrivateKey request = Samples.Key(100 + i);
            IssuedCertificate issued = Authority.Issue(request.ToPublicKey(), Subject, Attributes, Arbitrary.Octets(21, (ulong)i));
            Assert.Equal((Subject, Issuer), (issued.Certificate.Subject, issued.Certificate.Issuer));
            Assert.Equal(Attributes, issued.Certificate.ProfileAttributes.ToArray());
            Assert.True(issued.TryCompleteKey(request, Authority.PublicKey, out EccPrivateKey key));
            Assert.True(issued.Certificate.Matches(key, Authority.PublicKey));
            Assert.True(issued.Certificate.TryGetPublicKey(Authority.PublicKey, out EccPublicKey publicKey));
            Assert.Equal(publicKey, key.ToPublicKey());
            Assert.NotEqual(key, issued.Contribution);
        }
    }

    [Fact]
    public void An_answer_to_another_request_or_of_another_authority_makes_no_key()
    {
        IssuedCertificate issued = Authority.Issue(Samples.Key(5).ToPublicKey(), Subject, Attributes, Arbitrary.Octets(21, 1));
        Assert.True(issued.TryCompleteKey(Samples.Key(5), Authority.PublicKey, out _));
        Assert.False(issued.TryCompleteKey(Samples.Key(6), Authority.PublicKey, out EccPrivateKey none));
        Assert.False(issued.TryCompleteKey(Samples.Key(5), Samples.Key(2).ToPublicKey(), out _));
        Assert.False((issued with { Contribution = Samples.Key(7) }).TryCompleteKey(Samples.Key(5), Authority.PublicKey, out _));
        Assert.True(none.IsNone);
    }

    [Fact]
    public void A_certificate_changed_by_one_bit_does_not_fit_the_key()
    {
        IssuedCertificate issued = Authority.Issue(Samples.Key(5).ToPublicKey(), Subject, Attributes, Arbitrary.Octets(21, 1));
        Assert.True(issued.TryCompleteKey(Samples.Key(5), Authority.PublicKey, out EccPrivateKey key));
        byte[] octets = Convert.FromHexString(issued.Certificate.ToString());
        for (int bit = 0; bit < octets.Length * 8; bit++)
        {
            octets[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(new ImplicitCertificate(octets).Matches(key, Authority.PublicKey));
            octets[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void Misuse_throws()
    {
        byte[] random = Arbitrary.Octets(21, 1);
        EccPublicKey request = Samples.Key(5).ToPublicKey();
        Assert.Throws<ArgumentException>(() => new CertificateAuthority(Issuer, default));
        Assert.Throws<ArgumentException>(() => Authority.Issue(default, Subject, Attributes, random));
        Assert.Throws<ArgumentException>(() => Authority.Issue(request, Subject, Attributes.AsSpan(1), random));
        Assert.Throws<ArgumentException>(() => Authority.Issue(request, Subject, Attributes, random.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => Authority.Issue(request, Subject, Attributes, new byte[21]));

        // Randomness that undoes the request.
        Assert.Throws<ArgumentException>(() =>
            Authority.Issue(request, Subject, Attributes, Samples.Octets(Samples.Order - Samples.Number(Samples.Octets(Samples.Key(5))))));

        CertificateAuthority disposed = new(Issuer, Samples.Key(1));
        disposed.Dispose();
        Assert.Throws<ArgumentException>(() => disposed.Issue(request, Subject, Attributes, random));
    }
}
