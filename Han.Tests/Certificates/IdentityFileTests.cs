using DeviceEmulator.Certificates;
using Han.Tests.Codec.Cbke;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Han.Tests.Certificates;

/// <summary>What is read as an identity, and what is not.</summary>
public sealed class IdentityFileTests
{
    [Fact]
    public void The_text_of_a_published_certificate_is_read_and_written_alike()
    {
        using DeviceIdentity identity = IdentityFile.Parse("test.txt", Published.Text);
        Assert.Equal(Published.Device, identity.Address.ToString());
        Assert.Equal("5445535453454341", identity.Authority.Issuer.ToString());
        Assert.Equal(Published.AuthorityKey, identity.Authority.PublicKey.ToString(), ignoreCase: true);
        Assert.Equal(Published.Text, IdentityFile.Format(identity));
        Assert.Equal((identity.Address, 0x5445535453454341UL), (identity.Facts.Subject, identity.Facts.Issuer));
    }

    [Theory]
    [InlineData(Published.AuthorityKey + "\n" + Published.Certificate + "\n" + Published.PrivateKey)]
    [InlineData("# a comment\r\n\r\n" + Published.AuthorityKey + "\r\n" + Published.Certificate + "\r\n" + Published.PrivateKey + "\r\n" + Published.PublicKey + "\r\n")]
    [InlineData("Device Private Key: " + Published.PrivateKey + "\nImplicit Certificate: " + Published.Certificate + "\nca public key:\n\n02:00:fd:e8:a7:f3:d1:08:42:24 962a4e7c54e69ac3f04da6b8")]
    public void Hex_alone_and_other_labels_will_do(string text)
    {
        using DeviceIdentity identity = IdentityFile.Parse("test.txt", text);
        Assert.Equal(Published.Text, IdentityFile.Format(identity));
    }

    [SkippableFact]
    public void Every_published_certificate_of_suite_1_is_read()
    {
        Skip.IfNot(RealCertificates.ArePresent, "The published certificates are not beside the repository.");
        RealCertificate[] all = [.. RealCertificates.Suite1];
        Assert.NotEmpty(all);
        foreach (RealCertificate real in all)
        {
            using DeviceIdentity identity = IdentityFile.Parse(real.Subject, string.Join(
                '\n', new[] { RealCertificates.Authority, real.Certificate, real.PrivateKey, real.PublicKey }.Select(Convert.ToHexString)));
            Assert.Equal(real.Subject, identity.Address.ToString());
            Assert.True(identity.Authority.IsPublicTestAuthority);
        }
    }

    [Theory]
    [InlineData("", "f: CA Pub Key is missing.")]
    [InlineData("CA Pub Key:\n" + Published.AuthorityKey, "f: Device Implicit Cert is missing.")]
    [InlineData(Published.AuthorityKey + "\n" + Published.Certificate, "f: Private Key Reconstruction Data is missing.")]
    [InlineData("CA Pub Key:\n\nDevice Implicit Cert:\n00", "f, line 3: CA Pub Key: no octets follow.")]
    [InlineData("CA Pub Key:", "f, line 1: CA Pub Key: no octets follow.")]
    [InlineData("Colour: 00", "f, line 1: Colour: this label is not known.")]
    [InlineData("CA Pub Key: 00\nCA Public Key: 00", "f, line 2: CA Public Key: it stands here a second time.")]
    [InlineData("CA Pub Key: 00\n11", "f, line 2: octets: no label says what these are.")]
    [InlineData("00\n11\n22\n33\n44", "f, line 5: octets: no label says what these are.")]
    [InlineData("\nCA Pub Key:\n0200fz", "f, line 3: CA Pub Key: 'z' at position 6 is not a hex digit, and an octet has two.")]
    [InlineData("CA Pub Key: 020", "f, line 1: CA Pub Key: the number of hex digits is odd.")]
    [InlineData("CA Pub Key: 0200", "f, line 1: CA Pub Key: it has 2 octets instead of 22.")]
    [InlineData("0207A445022D9F39F49BDC38380026A27A9E0A1799313AB28C5C1A1C6B605154DB1DFF6752", "f, line 1: CA Pub Key: it is of suite 2 (sect283k1), which Smart Energy 1.0 does not have.")]
    [InlineData("0400fde8a7f3d1084224962a4e7c54e69ac3f04da6b8", "f, line 1: CA Pub Key: it is no point of the curve sect163k1.")]
    public void What_is_wrong_is_said_with_line_and_field(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => IdentityFile.Parse("f", text)).Message);

    [Theory]
    [InlineData(Published.PrivateKey, "000000000000000000000000000000000000000000", "f, line 6: Private Key Reconstruction Data: it is no private key of the curve sect163k1.")]
    [InlineData(Published.PrivateKey, "0392ba4afc2453a49eebe9bca8de73210f02479a4b", "f, line 6: Private Key Reconstruction Data: it is not the private key of this certificate under this CA key; the key itself is expected here, with nothing to reconstruct.")]
    [InlineData(Published.PublicKey, Published.AuthorityKey, "f, line 8: Device Public Key: it is not what certificate and CA key make; one of the three is another device's or authority's.")]
    [InlineData("02020882b1d7", "04020882b1d7", "f, line 4: Device Implicit Cert: it names no device, or holds no point of the curve sect163k1.")]
    [InlineData("0022080000000001", "0000000000000000", "f, line 4: Device Implicit Cert: it names no device, or holds no point of the curve sect163k1.")]
    public void Parts_that_do_not_belong_together_are_told_apart(string good, string bad, string expected) =>
        Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => IdentityFile.Parse("f", Published.Text.Replace(good, bad, StringComparison.Ordinal))).Message);

    [Fact]
    public void No_message_shows_a_private_key()
    {
        string text = Published.Text.Replace(Published.PrivateKey[^2..], "4b", StringComparison.Ordinal);
        string message = Assert.Throws<InvalidDataException>(() => IdentityFile.Parse("f", text)).ToString();
        Assert.DoesNotContain(Published.PrivateKey[..16], message, StringComparison.OrdinalIgnoreCase);
        using DeviceIdentity identity = IdentityFile.Parse("f", Published.Text);
        Assert.Equal("0022080000000001, issued by the public test authority (5445535453454341)", identity.ToString());
    }

    [Fact]
    public void A_node_has_the_address_of_its_certificate()
    {
        using DeviceIdentity identity = IdentityFile.Parse("f", Published.Text);
        Assert.Equal(identity.Address, identity.AddressInsteadOf(new Eui64(7), out bool replaced));
        Assert.True(replaced);
        identity.AddressInsteadOf(default, out replaced);
        Assert.False(replaced);
        identity.AddressInsteadOf(identity.Address, out replaced);
        Assert.False(replaced);
    }

    [Fact]
    public void An_identity_disposed_of_has_no_key()
    {
        DeviceIdentity identity = IdentityFile.Parse("f", Published.Text);
        identity.Dispose();
        Assert.Throws<ArgumentException>(() => IdentityFile.Format(identity));
        Assert.Throws<ArgumentException>(() => new CbkeResponder(identity.Credentials, default(EccPrivateKey), CbkeTiming.Default));
    }
}
