using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Sep.Codec.Security;

namespace Han.Tests.Codec.Security;

public sealed class AesTests
{
    private const int Seeds = 200;

    /// <summary>FIPS 197 appendix C.1.</summary>
    [Fact]
    public void The_example_of_the_standard()
    {
        byte[] block = Convert.FromHexString("00112233445566778899AABBCCDDEEFF");
        new Aes128(new AesKey(Convert.FromHexString("000102030405060708090A0B0C0D0E0F"))).Encrypt(block, block);
        Assert.Equal("69C4E0D86A7B0430D8CDB78070B4C55A", Convert.ToHexString(block));
    }

    [Fact]
    public void Any_number_of_blocks_as_the_framework_encrypts_them()
    {
        for (int count = 0; count <= 11; count++)
        {
            byte[] key = Arbitrary.Octets(16, (ulong)count);
            byte[] source = Arbitrary.Octets(count * Aes128.BlockSize, 100 + (ulong)count);
            byte[] destination = [.. Enumerable.Repeat((byte)0xA5, source.Length + 3)];
            new Aes128(new AesKey(key)).Encrypt(source, destination);
            Assert.Equal([.. Framework(key, source), 0xA5, 0xA5, 0xA5], destination);
        }
    }

    [Fact]
    public void Without_AES_instructions_the_same() => AsTheFramework<PortableRound>();

    [Fact]
    public void With_the_instructions_of_this_processor_the_same() => AsTheFramework<NativeRound>();

    [Fact]
    public void The_portable_rounds_agree_with_the_processor_on_every_octet_in_every_place()
    {
        for (int value = 0; value <= byte.MaxValue; value++)
        {
            for (int place = 0; place < Aes128.BlockSize; place++)
            {
                Vector128<byte> key = Vector128.Create((byte)(value ^ 0x5A));
                Vector128<byte> state = Vector128.Create((byte)place).WithElement(place, (byte)value);
                Assert.Equal(NativeRound.Full(state, key), PortableRound.Full(state, key));
                Assert.Equal(NativeRound.Last(state, key), PortableRound.Last(state, key));
            }
        }
    }

    [Fact]
    public void Misuse_throws_and_writes_nothing()
    {
        Aes128 aes = new(default);
        byte[] memory = new byte[64];
        Assert.Throws<ArgumentException>(() => aes.Encrypt(memory.AsSpan(0, 15), memory));
        Assert.Throws<ArgumentException>(() => aes.Encrypt(memory.AsSpan(0, 32), memory.AsSpan(32, 31)));
        Assert.Throws<ArgumentException>(() => aes.Encrypt(memory.AsSpan(0, 32), memory.AsSpan(1, 32)));
        Assert.All(memory, octet => Assert.Equal(0, octet));
        Assert.Throws<ArgumentException>(() => new AesKey(memory.AsSpan(0, 15)));
    }

    private static void AsTheFramework<TRound>() where TRound : struct, IAesRound
    {
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            byte[] key = Arbitrary.Octets(16, seed);
            byte[] source = Arbitrary.Octets(64, 1_000 + seed);
            byte[] expected = Framework(key, source);
            Vector128<byte>[] blocks = [.. Enumerable.Range(0, 4).Select(i => Vector128.Create(source.AsSpan(i * 16, 16)))];
            Vector128<byte>[] results = [.. Enumerable.Range(0, 4).Select(i => Vector128.Create(expected.AsSpan(i * 16, 16)))];

            AesCipher<TRound>.Expand(Vector128.Create(key), out AesRoundKeys keys);
            Assert.Equal(results[0], AesCipher<TRound>.Encrypt(keys, blocks[0]));
            Assert.Equal(results[0], AesCipher<TRound>.EncryptOnce(Vector128.Create(key), blocks[0]));

            Vector128<byte>[] pair = blocks[..2];
            AesCipher<TRound>.EncryptPair(keys, ref pair[0], ref pair[1]);
            Assert.Equal(results[..2], pair);

            AesCipher<TRound>.EncryptFour(keys, ref blocks[0], ref blocks[1], ref blocks[2], ref blocks[3]);
            Assert.Equal(results, blocks);
        }
    }

    private static byte[] Framework(byte[] key, byte[] source)
    {
        using Aes aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptEcb(source, PaddingMode.None);
    }
}
