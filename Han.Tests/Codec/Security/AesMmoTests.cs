using System.Buffers.Binary;
using System.Security.Cryptography;
using Sep.Codec.Security;

namespace Han.Tests.Codec.Security;

public sealed class AesMmoTests
{
    public static TheoryData<string> Hashes => SecurityVector.Names("aes-mmo");

    public static TheoryData<string> Macs => SecurityVector.Names("hmac-mmo");

    [Theory]
    [MemberData(nameof(Hashes))]
    public void A_published_hash(string name)
    {
        SecurityVector vector = SecurityVector.Of(name);
        byte[] hash = new byte[AesMmo.HashSize];
        AesMmo.Hash(vector.Message, hash);
        Assert.Equal(vector.Result, hash);
    }

    [Theory]
    [MemberData(nameof(Macs))]
    public void A_published_keyed_hash(string name)
    {
        SecurityVector vector = SecurityVector.Of(name);
        byte[] mac = new byte[KeyedHash.MacSize];
        KeyedHash.Compute(vector.Octets("key"), vector.Message, mac);
        Assert.Equal(vector.Result, mac);
    }

    /// <summary>The definition, written out over the framework's AES, with every length around one, two and three blocks.</summary>
    [Fact]
    public void Every_short_length_as_defined()
    {
        for (int length = 0; length <= 50; length++)
        {
            byte[] message = Arbitrary.Octets(length, (ulong)length);
            byte[] hash = new byte[AesMmo.HashSize];
            AesMmo.Hash(message, hash);
            Assert.Equal(Defined(message), hash);
        }
    }

    [Fact]
    public void The_length_field_grows_where_it_must()
    {
        foreach (int length in (int[])[8180, 8189, 8190, 8191, 8192, 8193, 8201, 8202, 8203, 70_000])
        {
            byte[] message = Arbitrary.Octets(length, (ulong)length);
            byte[] hash = new byte[AesMmo.HashSize];
            AesMmo.Hash(message, hash);
            Assert.Equal(Defined(message), hash);
        }
    }

    [Fact]
    public void Pieces_hash_as_the_whole()
    {
        byte[] message = Arbitrary.Octets(70, 1);
        byte[] whole = new byte[AesMmo.HashSize];
        byte[] pieces = new byte[AesMmo.HashSize];
        AesMmo.Hash(message, whole);
        for (int first = 0; first <= message.Length; first++)
        {
            for (int second = first; second <= message.Length; second++)
            {
                AesMmo mmo = default;
                mmo.Append(message.AsSpan(..first));
                mmo.Append(message.AsSpan(first..second));
                mmo.Append(message.AsSpan(second..));
                mmo.Finish(pieces);
                Assert.Equal(whole, pieces);
            }
        }
    }

    [Fact]
    public void A_copy_is_a_branch_and_a_finished_value_an_empty_message()
    {
        byte[] message = Arbitrary.Octets(21, 1);
        byte[] expected = new byte[AesMmo.HashSize];
        byte[] hash = new byte[AesMmo.HashSize];
        AesMmo mmo = default;
        mmo.Append(message.AsSpan(0, 20));
        AesMmo branch = mmo;
        branch.Append([0x00]);
        mmo.Append(message.AsSpan(20));
        mmo.Finish(hash);
        AesMmo.Hash(message, expected);
        Assert.Equal(expected, hash);

        mmo.Finish(hash);
        AesMmo.Hash([], expected);
        Assert.Equal(expected, hash);

        branch.Finish(hash);
        AesMmo.Hash([.. message.AsSpan(0, 20), 0x00], expected);
        Assert.Equal(expected, hash);
    }

    [Fact]
    public void A_keyed_hash_of_pieces_verifies_and_one_of_another_message_does_not()
    {
        byte[] message = Arbitrary.Octets(59, 1);
        foreach (int keyLength in (int[])[0, 1, 15, 16, 17, 40])
        {
            byte[] key = Arbitrary.Octets(keyLength, 2);
            byte[] mac = new byte[KeyedHash.MacSize];
            KeyedHash.Compute(key, message, mac);
            Assert.Equal(DefinedMac(key, message), mac);
            Assert.True(Verifies(mac));
            Assert.False(Verifies(mac[..15]));
            for (int bit = 0; bit < 128; bit++)
            {
                mac[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.False(Verifies(mac));
                mac[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            bool Verifies(byte[] candidate)
            {
                KeyedHash hash = new(key);
                hash.Append(message.AsSpan(..7));
                hash.Append(message.AsSpan(7..));
                return hash.Verify(candidate);
            }
        }
    }

    [Fact]
    public void A_keyed_hash_without_a_key_or_spent_answers_nothing()
    {
        KeyedHash none = default;
        Assert.Throws<InvalidOperationException>(() => none.Finish(new byte[KeyedHash.MacSize]));
        KeyedHash spent = new([1]);
        spent.Append([2]);
        Assert.False(spent.Verify(new byte[KeyedHash.MacSize]));
        Assert.Throws<InvalidOperationException>(() => spent.Verify(new byte[KeyedHash.MacSize]));
    }

    [Fact]
    public void Room_too_small_for_a_hash_throws()
    {
        Assert.Throws<ArgumentException>(() => AesMmo.Hash([], new byte[15]));
        Assert.Throws<ArgumentException>(() => KeyedHash.Compute([], [], new byte[15]));
    }

    private static byte[] DefinedMac(byte[] key, byte[] message)
    {
        byte[] block = new byte[16];
        (key.Length > 16 ? Defined(key) : key).CopyTo(block, 0);
        byte[] inner = Defined([.. block.Select(octet => (byte)(octet ^ 0x36)), .. message]);
        return Defined([.. block.Select(octet => (byte)(octet ^ 0x5C)), .. inner]);
    }

    private static byte[] Defined(byte[] message)
    {
        byte[] length = new byte[message.Length < 0x2000 ? 2 : 6];
        if (length.Length == 2)
        {
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(message.Length * 8));
        }
        else
        {
            BinaryPrimitives.WriteInt32BigEndian(length, message.Length * 8);
        }

        List<byte> padded = [.. message, 0x80];
        while ((padded.Count + length.Length) % 16 != 0)
        {
            padded.Add(0);
        }

        byte[] hash = new byte[16];
        foreach (byte[] block in padded.Concat(length).Chunk(16))
        {
            using Aes aes = Aes.Create();
            aes.Key = hash;
            byte[] encrypted = aes.EncryptEcb(block, PaddingMode.None);
            hash = [.. encrypted.Zip(block, (e, m) => (byte)(e ^ m))];
        }

        return hash;
    }
}
