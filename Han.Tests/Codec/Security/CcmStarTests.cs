using System.Security.Cryptography;
using Sep.Codec.Security;

namespace Han.Tests.Codec.Security;

public sealed class CcmStarTests
{
    private static readonly int[] MicLengths = [4, 8, 16];

    public static TheoryData<string> Published => SecurityVector.Names("ccm-star");

    [Theory]
    [MemberData(nameof(Published))]
    public void A_frame_made_elsewhere_is_made_alike_and_opened(string name)
    {
        SecurityVector vector = SecurityVector.Of(name);
        Aes128 aes = new(new AesKey(vector.Octets("key")));
        SecurityNonce nonce = SecurityNonce.Of(vector.Octets("nonce"));
        byte[] header = vector.Octets("aad");
        byte[] payload = vector.Octets("plaintext");
        byte[] mic = new byte[vector.Inputs.GetProperty("mic_len").GetInt32()];

        CcmStar.Encrypt(aes, nonce, header, payload, mic);
        Assert.Equal(vector.Result, payload.Concat(mic));

        Assert.True(CcmStar.TryDecrypt(aes, nonce, header, payload, mic));
        Assert.Equal(vector.Octets("plaintext"), payload);
    }

    [Fact]
    public void Every_length_of_header_and_payload_as_the_framework_makes_it()
    {
        byte[] key = Arbitrary.Octets(AesKey.Size, 1);
        byte[] nonce = Arbitrary.Octets(SecurityNonce.Size, 2);
        Aes128 aes = new(new AesKey(key));
        foreach (int micLength in MicLengths)
        {
            using AesCcm peer = new(key);
            for (int headerLength = 0; headerLength <= 50; headerLength++)
            {
                for (int length = 0; length <= 70; length++)
                {
                    byte[] header = Arbitrary.Octets(headerLength, 3);
                    byte[] plain = Arbitrary.Octets(length, 4);
                    byte[] expected = new byte[length];
                    byte[] expectedMic = new byte[micLength];
                    peer.Encrypt(nonce, plain, expected, expectedMic, header);

                    byte[] payload = [.. plain];
                    byte[] mic = new byte[micLength];
                    CcmStar.Encrypt(aes, SecurityNonce.Of(nonce), header, payload, mic);
                    Assert.Equal(expected, payload);
                    Assert.Equal(expectedMic, mic);
                    Assert.True(CcmStar.TryDecrypt(aes, SecurityNonce.Of(nonce), header, payload, mic));
                    Assert.Equal(plain, payload);
                }
            }
        }
    }

    [Theory]
    [InlineData(CcmStar.MaxHeaderLength, 1)]
    [InlineData(1, CcmStar.MaxPayloadLength)]
    [InlineData(20, 127)]
    [InlineData(20, 128)]
    [InlineData(20, 129)]
    public void The_longest_header_and_payload_as_the_framework_makes_them(int headerLength, int length)
    {
        byte[] key = Arbitrary.Octets(AesKey.Size, 1);
        byte[] nonce = Arbitrary.Octets(SecurityNonce.Size, 2);
        byte[] header = Arbitrary.Octets(headerLength, 3);
        byte[] payload = Arbitrary.Octets(length, 4);
        byte[] mic = new byte[16];
        byte[] expected = new byte[length];
        byte[] expectedMic = new byte[16];
        using AesCcm peer = new(key);
        peer.Encrypt(nonce, payload, expected, expectedMic, header);
        CcmStar.Encrypt(new Aes128(new AesKey(key)), SecurityNonce.Of(nonce), header, payload, mic);
        Assert.Equal(expectedMic, mic);
        Assert.Equal(expected, payload);
        Assert.True(CcmStar.TryDecrypt(new Aes128(new AesKey(key)), SecurityNonce.Of(nonce), header, payload, mic));
        Assert.Equal(Arbitrary.Octets(length, 4), payload);
    }

    [Fact]
    public void Random_frames_come_back_under_random_keys()
    {
        for (ulong seed = 0; seed < 500; seed++)
        {
            byte[] draw = Arbitrary.Octets(3, seed);
            Aes128 aes = new(new AesKey(Arbitrary.Octets(AesKey.Size, 10_000 + seed)));
            SecurityNonce nonce = SecurityNonce.Of(Arbitrary.Octets(SecurityNonce.Size, 20_000 + seed));
            byte[] header = Arbitrary.Octets(draw[0] % 40, 30_000 + seed);
            byte[] plain = Arbitrary.Octets(draw[1] % 116, 40_000 + seed);
            byte[] mic = new byte[draw[2] % 4 == 0 ? 0 : 2 << (draw[2] % 4)];
            byte[] payload = [.. plain];
            CcmStar.Encrypt(aes, nonce, header, payload, mic);
            Assert.True(CcmStar.TryDecrypt(aes, nonce, header, payload, mic));
            Assert.Equal(plain, payload);
        }
    }

    [Fact]
    public void Encryption_alone_is_the_key_stream_of_the_level_with_a_MIC()
    {
        Aes128 aes = new(new AesKey(Arbitrary.Octets(AesKey.Size, 1)));
        SecurityNonce nonce = SecurityNonce.Of(Arbitrary.Octets(SecurityNonce.Size, 2));
        byte[] withMic = Arbitrary.Octets(61, 3);
        byte[] without = [.. withMic];
        CcmStar.Encrypt(aes, nonce, [1, 2, 3], withMic, new byte[4]);
        CcmStar.Encrypt(aes, nonce, [1, 2, 3], without, []);
        Assert.Equal(withMic, without);
    }

    [Fact]
    public void Any_wrong_bit_anywhere_is_refused_and_nothing_is_decrypted()
    {
        SecurityVector vector = SecurityVector.Of("ccm-star.nwk.secured.data");
        Aes128 aes = new(new AesKey(vector.Octets("key")));
        byte[] nonce = vector.Octets("nonce");
        byte[] header = vector.Octets("aad");
        byte[] sealedOctets = vector.Result;
        foreach (byte[] part in (byte[][])[nonce, header, sealedOctets])
        {
            for (int bit = 0; bit < part.Length * 8; bit++)
            {
                part[bit / 8] ^= (byte)(1 << (bit % 8));
                byte[] payload = sealedOctets[..^4];
                Assert.False(CcmStar.TryDecrypt(aes, SecurityNonce.Of(nonce), header, payload, sealedOctets.AsSpan(^4..)));
                Assert.Equal(sealedOctets[..^4], payload);
                part[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        for (int length = 0; length < sealedOctets.Length - 4; length++)
        {
            byte[] payload = sealedOctets[..length];
            Assert.False(CcmStar.TryDecrypt(aes, SecurityNonce.Of(nonce), header, payload, sealedOctets.AsSpan(length, 4)));
            Assert.False(CcmStar.TryDecrypt(aes, SecurityNonce.Of(nonce), header, payload, sealedOctets.AsSpan(^4..)));
        }

        Assert.False(CcmStar.TryDecrypt(aes, SecurityNonce.Of(nonce), header.AsSpan(..^1), sealedOctets.AsSpan(..^4), sealedOctets.AsSpan(^4..)));
        Assert.True(CcmStar.TryDecrypt(aes, SecurityNonce.Of(nonce), header, sealedOctets.AsSpan(..^4), sealedOctets.AsSpan(^4..)));
    }

    [Fact]
    public void Only_the_given_octets_are_written()
    {
        Aes128 aes = new(new AesKey(Arbitrary.Octets(AesKey.Size, 1)));
        for (int length = 0; length <= 40; length++)
        {
            byte[] memory = [.. Enumerable.Repeat((byte)0xA5, 64)];
            CcmStar.Encrypt(aes, default, [1], memory.AsSpan(3, length), memory.AsSpan(3 + length, 4));
            Assert.True(CcmStar.TryDecrypt(aes, default, [1], memory.AsSpan(3, length), memory.AsSpan(3 + length, 4)));
            Assert.All(memory[..(3 + length)], octet => Assert.Equal(0xA5, octet));
            Assert.All(memory[(7 + length)..], octet => Assert.Equal(0xA5, octet));
        }
    }

    [Fact]
    public void What_no_frame_can_hold_is_our_mistake_and_throws()
    {
        Aes128 aes = new(default);
        byte[] memory = new byte[0x10000];
        foreach (int length in (int[])[1, 2, 3, 5, 6, 10, 12, 14, 17])
        {
            Assert.Throws<ArgumentException>(() => CcmStar.Encrypt(aes, default, [], [], memory.AsSpan(0, length)));
            Assert.Throws<ArgumentException>(() => CcmStar.TryDecrypt(aes, default, [], [], memory.AsSpan(0, length)));
        }

        Assert.Throws<ArgumentException>(() => CcmStar.Encrypt(aes, default, memory.AsSpan(0, 0xFF00), [], new byte[4]));
        Assert.Throws<ArgumentException>(() => CcmStar.Encrypt(aes, default, [], memory, new byte[4]));
        Assert.All(memory, octet => Assert.Equal(0, octet));
    }
}
