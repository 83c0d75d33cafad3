using Sep.Codec.Security;
using Sep.Codec.Types;

namespace Han.Tests.Codec.Security;

public sealed class KeyTests
{
    [Theory]
    [InlineData("key-derive.tclk-default.00", KeyIdentifier.KeyTransport)]
    [InlineData("key-derive.tclk-default.02", KeyIdentifier.KeyLoad)]
    public void A_published_derivation(string name, KeyIdentifier identifier)
    {
        SecurityVector vector = SecurityVector.Of(name);
        AesKey linkKey = new(vector.Octets("link_key"));
        AesKey derived = KeyDerivation.Derive(linkKey, identifier);
        Assert.Equal(new AesKey(vector.Result), derived);
        Assert.Equal(Encrypted(new Aes128(derived)), Encrypted(new LinkKeyCiphers(linkKey).For(identifier)));
    }

    /// <summary>Not used by Smart Energy, but the same function with another input octet.</summary>
    [Fact]
    public void The_hash_that_later_revisions_verify_a_key_with()
    {
        SecurityVector vector = SecurityVector.Of("key-derive.tclk-default.03");
        byte[] mac = new byte[KeyedHash.MacSize];
        KeyedHash.Compute(vector.Octets("link_key"), vector.Octets("input"), mac);
        Assert.Equal(vector.Result, mac);
    }

    [Fact]
    public void The_data_key_is_the_link_key_and_the_network_key_does_not_derive_from_it()
    {
        AesKey linkKey = new(Arbitrary.Octets(AesKey.Size, 1));
        LinkKeyCiphers ciphers = new(linkKey);
        Assert.Equal(linkKey, KeyDerivation.Derive(linkKey, KeyIdentifier.Data));
        Assert.Equal(Encrypted(new Aes128(linkKey)), Encrypted(ciphers.For(KeyIdentifier.Data)));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyDerivation.Derive(linkKey, KeyIdentifier.Network));
        Assert.Throws<ArgumentOutOfRangeException>(() => ciphers.For(KeyIdentifier.Network));
    }

    [Fact]
    public void Keys_are_equal_by_their_octets_and_can_be_cleared()
    {
        byte[] octets = Arbitrary.Octets(AesKey.Size, 1);
        AesKey key = new(octets);
        AesKey copy = key;
        Assert.True(key == copy && key.GetHashCode() == copy.GetHashCode() && !key.IsNone);
        for (int bit = 0; bit < AesKey.Size * 8; bit++)
        {
            byte[] other = [.. octets];
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(key != new AesKey(other));
        }

        key.Clear();
        Assert.True(key.IsNone && key == default && !copy.IsNone);
    }

    [Fact]
    public void The_security_control_octet_holds_level_key_and_extended_nonce()
    {
        for (int value = 0; value < 0x40; value++)
        {
            SecurityControl control = new((byte)value);
            Assert.Equal(control, new SecurityControl(control.Level, control.Key, control.ExtendedNonce));
            Assert.Equal(value & 0x38, control.With(SecurityLevel.None).Value);
            Assert.Equal((value & 0x38) | 5, control.With(SecurityLevel.EncryptedMic32).Value);
        }

        // As on the air in facts that a sniffer showed: 0x28 network key, 0x30 key-transport key, each with the source's address.
        Assert.Equal(0x2D, new SecurityControl(SecurityLevel.EncryptedMic32, KeyIdentifier.Network, extendedNonce: true).Value);
        Assert.Equal(0x30, new SecurityControl(SecurityLevel.None, KeyIdentifier.KeyTransport, extendedNonce: true).Value);
        Assert.Equal(0xC5, new SecurityControl(0xC0).With(SecurityLevel.EncryptedMic32).Value);
        SecurityControl[] levels = [.. Enumerable.Range(0, 8).Select(level => new SecurityControl((byte)level))];
        Assert.Equal([0, 4, 8, 16, 0, 4, 8, 16], levels.Select(level => level.MicLength));
        Assert.Equal([false, false, false, false, true, true, true, true], levels.Select(level => level.IsEncrypted));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SecurityControl((SecurityLevel)8, KeyIdentifier.Data, false));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SecurityControl(SecurityLevel.None, (KeyIdentifier)4, false));
    }

    [Fact]
    public void A_nonce_is_source_counter_and_control()
    {
        SecurityNonce nonce = new(
            new Eui64(0x000D6F0000000002), 0x00000102, new SecurityControl(SecurityLevel.EncryptedMic32, KeyIdentifier.Network, extendedNonce: true));
        byte[] octets = new byte[SecurityNonce.Size];
        nonce.CopyTo(octets);
        Assert.Equal(SecurityVector.Of("ccm-star.nwk.secured.data").Octets("nonce"), octets);
        Assert.Equal(nonce, SecurityNonce.Of(octets));
        Assert.Throws<ArgumentException>(() => nonce.CopyTo(new byte[12]));
        Assert.Throws<ArgumentException>(() => SecurityNonce.Of(new byte[14]));
    }

    [Fact]
    public void An_outgoing_counter_never_repeats_and_ends()
    {
        OutgoingFrameCounter fresh = new();
        Assert.True(fresh.TryTake(out uint first) && fresh.TryTake(out uint second) && first == 0 && second == 1);
        Assert.Equal(2u, fresh.Next);

        OutgoingFrameCounter old = new(0xFFFFFFFE);
        Assert.True(old.TryTake(out uint last));
        Assert.Equal(0xFFFFFFFE, last);
        Assert.False(old.TryTake(out _));
        Assert.False(old.TryTake(out _));
        Assert.Equal(OutgoingFrameCounter.Exhausted, old.Next);
    }

    [Fact]
    public void An_incoming_counter_must_grow()
    {
        IncomingFrameCounter counter = default;
        Assert.True(counter.IsFresh(0));
        Assert.True(counter.TryAccept(0));
        Assert.False(counter.TryAccept(0));
        Assert.True(counter.TryAccept(5));
        Assert.False(counter.IsFresh(3));
        Assert.False(counter.TryAccept(5));
        Assert.Equal(new IncomingFrameCounter(6), counter);
        Assert.False(counter.TryAccept(uint.MaxValue));
        Assert.True(counter.TryAccept(0xFFFFFFFE));
        Assert.False(counter.TryAccept(0xFFFFFFFE));
        Assert.False(counter.TryAccept(uint.MaxValue));
        Assert.Equal(uint.MaxValue, counter.Next);
    }

    private static byte[] Encrypted(Aes128 aes)
    {
        byte[] block = new byte[Aes128.BlockSize];
        aes.Encrypt(block, block);
        return block;
    }
}
