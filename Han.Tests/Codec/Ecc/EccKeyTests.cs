using Han.Tests.Codec.Security;
using Sep.Codec.Security.Ecc;

namespace Han.Tests.Codec.Ecc;

public sealed class EccKeyTests
{
    public static TheoryData<string> Pairs => CurveVector.Names("ec-key-pair");

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_private_key_has_its_published_public_key(string name)
    {
        CurveVector vector = CurveVector.Of(name);
        EccPublicKey key = Samples.PrivateKey(vector.Input("private_key")).ToPublicKey();
        Assert.Equal(vector.Result("public_key"), Samples.Octets(key));
        Assert.Equal(key, Samples.PublicKey(vector.Result("public_key")));
        Assert.Equal(Convert.ToHexString(vector.Result("public_key")), key.ToString());
    }

    [Fact]
    public void A_private_key_is_between_one_and_the_order()
    {
        byte[] zero = new byte[EccPrivateKey.Size];
        Assert.False(EccPrivateKey.TryRead(zero, out _));
        Assert.False(EccPrivateKey.TryRead(Samples.Octets(Samples.Order), out _));
        Assert.False(EccPrivateKey.TryRead(zero.AsSpan(1..), out _));
        Assert.True(EccPrivateKey.TryRead(Samples.Octets(Samples.Order - 1), out EccPrivateKey largest));
        Assert.Equal(Samples.Octets(Samples.Order - 1), Samples.Octets(largest));
        Assert.True(EccPrivateKey.TryRead(Samples.Octets(1), out EccPrivateKey one));
        Assert.Equal("0302FE13C0537BBC11ACAA07D793DE4E6D5E5C94EEE8", one.ToPublicKey().ToString());
        Assert.Equal("0202FE13C0537BBC11ACAA07D793DE4E6D5E5C94EEE8", largest.ToPublicKey().ToString());
    }

    [Fact]
    public void Random_octets_make_a_key_modulo_the_order()
    {
        for (int length = EccPrivateKey.Size; length <= 48; length++)
        {
            byte[] random = Arbitrary.Octets(length, (ulong)length);
            Assert.Equal(Samples.Number(random) % Samples.Order, Samples.Number(Samples.Octets(EccPrivateKey.Draw(random))));
        }

        Assert.Throws<ArgumentException>(() => EccPrivateKey.Draw(new byte[EccPrivateKey.Size - 1]));
        Assert.Throws<ArgumentException>(() => EccPrivateKey.Draw(new byte[49]));
        Assert.Throws<ArgumentException>(() => EccPrivateKey.Draw(new byte[EccPrivateKey.Size]));
        Assert.Throws<ArgumentException>(() => EccPrivateKey.Draw(Samples.Octets(Samples.Order)));
    }

    [Fact]
    public void Octets_that_are_no_public_key_are_refused()
    {
        byte[] good = Samples.Octets(Samples.Key(1).ToPublicKey());
        Assert.True(EccPublicKey.TryRead(good, out _));
        foreach (byte prefix in (byte[])[0x00, 0x01, 0x04, 0x06, 0x07, 0xFF])
        {
            Assert.False(EccPublicKey.TryRead([prefix, .. good[1..]], out _));
        }

        Assert.False(EccPublicKey.TryRead(good.AsSpan(..21), out _));
        Assert.False(EccPublicKey.TryRead([.. good, 0x00], out _));
        Assert.False(EccPublicKey.TryRead([], out _));
        Assert.False(EccPublicKey.TryRead([good[0], (byte)(good[1] | 0x08), .. good[2..]], out _));

        // Infinity has no compressed form; 22 zeros are none, and x = 0 is the point of order two.
        Assert.False(EccPublicKey.TryRead(new byte[EccPublicKey.Size], out EccPublicKey none));
        Assert.False(EccPublicKey.TryRead([0x02, .. new byte[21]], out _));
        Assert.False(EccPublicKey.TryRead([0x03, .. new byte[21]], out _));
        Assert.True(none.IsNone);
    }

    [Fact]
    public void What_is_no_key_throws_when_used()
    {
        byte[] room = new byte[EccPublicKey.Size];
        Assert.Throws<ArgumentException>(() => default(EccPrivateKey).ToPublicKey());
        Assert.Throws<ArgumentException>(() => default(EccPrivateKey).CopyTo(room));
        Assert.Throws<ArgumentException>(() => default(EccPublicKey).CopyTo(room));
        Assert.Throws<ArgumentException>(() => Samples.Key(1).CopyTo(room.AsSpan(0, 20)));
        Assert.Throws<ArgumentException>(() => Samples.Key(1).ToPublicKey().CopyTo(room.AsSpan(0, 21)));
        Assert.All(room, octet => Assert.Equal(0, octet));
    }

    [Fact]
    public void A_private_key_shows_nothing_of_itself_and_can_be_cleared()
    {
        EccPrivateKey key = Samples.Key(1);
        EccPrivateKey same = Samples.Key(1);
        Assert.Equal("(private key)", key.ToString());
        Assert.Equal(key, same);
        Assert.NotEqual(key, Samples.Key(2));
        key.Clear();
        Assert.True(key.IsNone);
        Assert.Equal("(no private key)", key.ToString());
        Assert.False(same.IsNone);
    }
}
