using Han.Tests.Codec.Ecc;
using Han.Tests.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Han.Tests.Codec.Cbke;

public sealed class ImplicitCertificateTests
{
    /// <summary>TESTSECA, the issuer of the published test certificates.</summary>
    private static readonly Eui64 TestAuthority = new(0x5445535453454341);

    public static TheoryData<string> Vectors => CurveVector.Names("ecqv-public-key");

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_published_certificate_makes_the_published_key(string name)
    {
        CurveVector vector = CurveVector.Of(name);
        ImplicitCertificate certificate = new(vector.Input("certificate"));
        EccPublicKey authority = Samples.PublicKey(vector.Input("ca_public_key"));
        Assert.True(certificate.TryGetPublicKey(authority, out EccPublicKey key));
        Assert.Equal(vector.Result("public_key"), Samples.Octets(key));
        Assert.True(certificate.Matches(Samples.PrivateKey(vector.Input("private_key")), authority));
        Assert.False(certificate.Matches(Samples.Key(1), authority));
        Assert.Equal(TestAuthority, certificate.Issuer);
        Assert.Equal([0x01, 0x09], certificate.ProfileAttributes[..2].ToArray());
    }

    [SkippableFact]
    public void Certificates_that_nobody_here_made_fit_their_keys()
    {
        Skip.IfNot(RealCertificates.ArePresent, "The published certificates are not beside the repository.");
        EccPublicKey authority = Samples.PublicKey(RealCertificates.Authority);
        int count = 0;
        foreach (RealCertificate real in RealCertificates.Suite1)
        {
            ImplicitCertificate certificate = new(real.Certificate);
            Assert.Equal(real.Subject, certificate.Subject.ToString());
            Assert.True(certificate.TryGetPublicKey(authority, out EccPublicKey key));
            Assert.Equal(real.PublicKey, Samples.Octets(key));
            Assert.Equal(key, Samples.PrivateKey(real.PrivateKey).ToPublicKey());
            count++;
        }

        Assert.Equal(2, count);
    }

    [SkippableFact]
    public void A_certificate_seen_on_the_air_is_read()
    {
        Skip.IfNot(RealCertificates.ArePresent, "The published certificates are not beside the repository.");
        byte[] frame = Assert.Single(RealCertificates.InitiateFrames);
        CbkeMessage message = CbkeMessage.Initiate((ushort)(frame[3] | (frame[4] << 8)), frame[5], frame[6], frame.AsSpan(7));
        Assert.Equal(CbkeMessage.Suite1, message.Suite);
        Assert.Equal((11, 16), (message.EphemeralDataSeconds, message.ConfirmKeySeconds));
        ImplicitCertificate certificate = new(message.Certificate);
        Assert.Equal(TestAuthority, certificate.Issuer);
        Assert.True(certificate.TryGetPublicKey(Samples.PublicKey(RealCertificates.Authority), out _));
    }

    [Fact]
    public void Fields_lie_where_they_belong_big_endian()
    {
        EccPublicKey point = Samples.Key(1).ToPublicKey();
        byte[] attributes = Arbitrary.Octets(ImplicitCertificate.ProfileAttributeSize, 1);
        ImplicitCertificate certificate = new(point, new Eui64(0x0011223344556677), new Eui64(0x8899AABBCCDDEEFF), attributes);
        Assert.Equal($"{point}00112233445566778899AABBCCDDEEFF{Convert.ToHexString(attributes)}", certificate.ToString());
        Assert.Equal(new Eui64(0x0011223344556677), certificate.Subject);
        Assert.Equal(new Eui64(0x8899AABBCCDDEEFF), certificate.Issuer);
        Assert.Equal(attributes, certificate.ProfileAttributes.ToArray());
        Assert.Equal(Samples.Octets(point), certificate.ReconstructionData.ToArray());
        Assert.Equal(certificate, new ImplicitCertificate(Convert.FromHexString(certificate.ToString())));
    }

    [Fact]
    public void Any_48_octets_are_a_certificate_but_few_make_a_key()
    {
        EccPublicKey authority = Samples.Key(1).ToPublicKey();
        Assert.False(default(ImplicitCertificate).TryGetPublicKey(authority, out EccPublicKey none));
        Assert.True(none.IsNone);
        int made = 0;
        for (ulong seed = 0; seed < 400; seed++)
        {
            byte[] octets = Arbitrary.Octets(ImplicitCertificate.Size, seed);
            octets[0] = (byte)(2 + (octets[0] & 1));
            octets[1] &= 0x07;
            made += new ImplicitCertificate(octets).TryGetPublicKey(authority, out _) ? 1 : 0;
        }

        Assert.InRange(made, 60, 140);
        Assert.Throws<ArgumentException>(() => new ImplicitCertificate(new byte[47]));
        Assert.Throws<ArgumentException>(() => default(ImplicitCertificate).TryGetPublicKey(default, out _));
        Assert.Throws<ArgumentException>(() => new ImplicitCertificate(authority, default, default, new byte[9]));
        Assert.Throws<ArgumentException>(() => new ImplicitCertificate(default, default, default, new byte[10]));
    }
}
