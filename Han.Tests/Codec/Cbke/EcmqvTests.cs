using System.Numerics;
using Han.Tests.Codec.Ecc;
using Sep.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;

namespace Han.Tests.Codec.Cbke;

public sealed class EcmqvTests
{
    public static TheoryData<string> Agreements => CurveVector.Names("ecmqv");

    public static TheoryData<string> Derivations => CurveVector.Names("kdf");

    public static TheoryData<string> Macs => CurveVector.Names("mac-tag");

    [Theory]
    [MemberData(nameof(Agreements))]
    public void Both_parties_compute_the_published_secret(string name)
    {
        CurveVector vector = CurveVector.Of(name);
        EccPrivateKey initiator = Samples.PrivateKey(vector.Input("initiator_private"));
        EccPrivateKey initiatorEphemeral = Samples.PrivateKey(vector.Input("initiator_ephemeral_private"));
        EccPrivateKey responder = Samples.PrivateKey(vector.Input("responder_private"));
        EccPrivateKey responderEphemeral = Samples.PrivateKey(vector.Input("responder_ephemeral_private"));
        Assert.Equal(vector.Result(), Agree(initiator, initiatorEphemeral, responder, responderEphemeral));
        Assert.Equal(vector.Result(), Agree(responder, responderEphemeral, initiator, initiatorEphemeral));
    }

    [Fact]
    public void Any_two_parties_agree_and_a_third_does_not()
    {
        for (int i = 0; i < 40; i += 4)
        {
            byte[] secret = Agree(Samples.Key(i), Samples.Key(i + 1), Samples.Key(i + 2), Samples.Key(i + 3));
            Assert.Equal(secret, Agree(Samples.Key(i + 2), Samples.Key(i + 3), Samples.Key(i), Samples.Key(i + 1)));
            Assert.NotEqual(secret, Agree(Samples.Key(i + 4), Samples.Key(i + 1), Samples.Key(i + 2), Samples.Key(i + 3)));
            Assert.NotEqual(secret, Agree(Samples.Key(i), Samples.Key(i + 4), Samples.Key(i + 2), Samples.Key(i + 3)));
        }
    }

    /// <summary>A partner without a certificate's key could choose an ephemeral key that cancels the static one.</summary>
    [Fact]
    public void Partner_keys_that_cancel_each_other_are_refused()
    {
        EccPublicKey partner = Samples.Key(3).ToPublicKey();
        byte[] secret = new byte[Ecmqv.SecretSize];

        // Q_eph = d * Q_static with d = -avf(Q_eph) has no known solution, but with d_static chosen afterwards it has: d = -d_eph / avf.
        EccPrivateKey ephemeral = Samples.Key(4);
        byte[] octets = Samples.Octets(ephemeral.ToPublicKey());
        BigInteger associate = (Samples.Number(octets.AsSpan(1)) % (BigInteger.One << 82)) + (BigInteger.One << 82);
        BigInteger inverse = BigInteger.ModPow(associate, Samples.Order - 2, Samples.Order);
        BigInteger cancelling = Samples.Order - (Samples.Number(Samples.Octets(ephemeral)) * inverse % Samples.Order);
        EccPrivateKey bad = Samples.PrivateKey(Samples.Octets(cancelling));
        Assert.False(Ecmqv.TryAgree(Samples.Key(1), Samples.Key(2), bad.ToPublicKey(), ephemeral.ToPublicKey(), secret));
        Assert.False(Ecmqv.TryAgree(bad, ephemeral, partner, Samples.Key(5).ToPublicKey(), secret));
        Assert.All(secret, octet => Assert.Equal(0, octet));
    }

    [Theory]
    [MemberData(nameof(Derivations))]
    public void Keys_are_derived_as_published(string name)
    {
        CurveVector vector = CurveVector.Of(name);
        CbkeKeys keys = CbkeKeys.Derive(vector.Input("z"));
        Assert.Equal(new AesKey(vector.Result("mac_key")), keys.MacKey);
        Assert.Equal(new AesKey(vector.Result(vector.Expected.TryGetProperty("link_key", out _) ? "link_key" : "key_data_link_key")), keys.LinkKey);
        keys.Clear();
        Assert.True(keys.MacKey.IsNone && keys.LinkKey.IsNone);
    }

    [Theory]
    [MemberData(nameof(Macs))]
    public void The_published_messages_have_the_published_macs(string name)
    {
        CurveVector vector = CurveVector.Of(name);
        byte[] mac = new byte[KeyedHash.MacSize];
        KeyedHash.Compute(vector.Input("mac_key"), vector.Input("message"), mac);
        Assert.Equal(vector.Result(), mac);
    }

    [Fact]
    public void Misuse_throws()
    {
        EccPublicKey partner = Samples.Key(3).ToPublicKey();
        byte[] secret = new byte[Ecmqv.SecretSize];
        Assert.Throws<ArgumentException>(() => Ecmqv.TryAgree(default, Samples.Key(1), partner, partner, secret));
        Assert.Throws<ArgumentException>(() => Ecmqv.TryAgree(Samples.Key(1), default, partner, partner, secret));
        Assert.Throws<ArgumentException>(() => Ecmqv.TryAgree(Samples.Key(1), Samples.Key(2), default, partner, secret));
        Assert.Throws<ArgumentException>(() => Ecmqv.TryAgree(Samples.Key(1), Samples.Key(2), partner, default, secret));
        Assert.Throws<ArgumentException>(() => Ecmqv.TryAgree(Samples.Key(1), Samples.Key(2), partner, partner, secret.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => default(CbkeKeys).InitiatorMac(default, default, new byte[21], new byte[22], secret));
        Assert.Throws<ArgumentException>(() => default(CbkeKeys).ResponderMac(default, default, new byte[22], new byte[22], secret.AsSpan(0, 15)));
    }

    private static byte[] Agree(in EccPrivateKey own, in EccPrivateKey ownEphemeral, in EccPrivateKey partner, in EccPrivateKey partnerEphemeral)
    {
        byte[] secret = new byte[Ecmqv.SecretSize];
        Assert.True(Ecmqv.TryAgree(own, ownEphemeral, partner.ToPublicKey(), partnerEphemeral.ToPublicKey(), secret));
        return secret;
    }
}
