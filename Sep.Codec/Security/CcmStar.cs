using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Sep.Codec.Security;

/// <summary>
/// CCM* of ZigBee (053474r17 Annex A) with AES-128, nonces of 13 octets and so a length field of 2: encrypts a payload in place and protects it,
/// together with a header that stays readable, by a message integrity code (MIC). At the levels without encryption the payload belongs to the
/// header, and the payload here is empty. Allocates nothing; takes the same time whatever the octets are.
/// </summary>
/// <remarks>
/// What encrypts and decrypts is never inlined: a whole frame's way through the layers in one method is more than the compiler optimises.
/// </remarks>
public static class CcmStar
{
    /// <summary>Octets of the longest header: its length field has two octets, and 0xFF00 and up mean something else.</summary>
    public const int MaxHeaderLength = 0xFEFF;

    /// <summary>Octets of the longest payload.</summary>
    public const int MaxPayloadLength = 0xFFFF;

    private const int BlockSize = Aes128.BlockSize;
    private const byte CounterFlags = 0x01;
    private const byte HasHeaderFlag = 0x40;
    private const int HeaderInFirstBlock = BlockSize - sizeof(ushort);

    /// <summary>A payload of at most so many octets, as every frame's is, is decrypted once; a longer one twice, first for its MIC.</summary>
    private const int ShortPayload = 8 * BlockSize;

    /// <summary>Encrypts the payload in place and writes its MIC.</summary>
    /// <param name="aes">The key.</param>
    /// <param name="nonce">Never used before with this key.</param>
    /// <param name="header">What is protected but not encrypted, with the real security level: "a" of the standard.</param>
    /// <param name="payload">"m" of the standard. Must not overlap the other two.</param>
    /// <param name="mic">0, 4, 8 or 16 octets; the length says how many are made.</param>
    /// <exception cref="ArgumentException">Header or payload too long, or a MIC of another length.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Encrypt(Aes128 aes, in SecurityNonce nonce, ReadOnlySpan<byte> header, Span<byte> payload, Span<byte> mic)
    {
        CheckLengths(header, payload, mic);
        if (mic.IsEmpty)
        {
            Cross(aes.Keys, nonce, payload);
            return;
        }

        Span<byte> code = stackalloc byte[BlockSize];
        Seal(aes.Keys, nonce, header, payload, mic.Length).CopyTo(code);
        code[..mic.Length].CopyTo(mic);
    }

    /// <summary>
    /// Checks the MIC and, only when it is right, decrypts the payload in place. False leaves the payload as it was, so that another key may be
    /// tried.
    /// </summary>
    /// <param name="aes">The key.</param>
    /// <param name="nonce">The sender's nonce, with the real security level.</param>
    /// <param name="header">What is protected but not encrypted, with the real security level.</param>
    /// <param name="payload">The encrypted payload. Must not overlap the other two.</param>
    /// <param name="mic">0, 4, 8 or 16 octets. With 0 nothing is checked, and the answer is always true.</param>
    /// <exception cref="ArgumentException">Header or payload too long, or a MIC of another length.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryDecrypt(Aes128 aes, in SecurityNonce nonce, ReadOnlySpan<byte> header, Span<byte> payload, ReadOnlySpan<byte> mic)
    {
        CheckLengths(header, payload, mic);
        if (mic.IsEmpty)
        {
            Cross(aes.Keys, nonce, payload);
            return true;
        }

        Span<byte> room = stackalloc byte[ShortPayload];
        Span<byte> plain = payload.Length <= ShortPayload ? room[..payload.Length] : default;
        Span<byte> code = stackalloc byte[BlockSize];
        Check(aes.Keys, nonce, header, payload, plain, mic.Length).CopyTo(code);
        bool isGenuine = CryptographicOperations.FixedTimeEquals(code[..mic.Length], mic);
        if (isGenuine && payload.Length <= ShortPayload)
        {
            plain.CopyTo(payload);
        }
        else if (isGenuine)
        {
            Cross(aes.Keys, nonce, payload);
        }

        // It may have been a key.
        CryptographicOperations.ZeroMemory(plain);
        return isGenuine;
    }

    /// <summary>Encrypts and answers the whole MIC. Each step encrypts a block of the MIC's chain and one of the key stream side by side.</summary>
    private static Vector128<byte> Seal(in AesRoundKeys keys, in SecurityNonce nonce, ReadOnlySpan<byte> header, Span<byte> payload, int micLength)
    {
        Vector128<byte> mac = Begin(keys, nonce, header, payload.Length, micLength, out Vector128<byte> mask);
        ushort number = 1;
        for (; payload.Length >= BlockSize; payload = payload[BlockSize..])
        {
            Vector128<byte> plain = Vector128.Create<byte>(payload);
            Vector128<byte> stream = nonce.Block(CounterFlags, number++);
            mac ^= plain;
            AesCipher<NativeRound>.EncryptPair(keys, ref mac, ref stream);
            (plain ^ stream).CopyTo(payload);
        }

        if (!payload.IsEmpty)
        {
            Vector128<byte> plain = PartialBlock.Load(payload);
            Vector128<byte> stream = nonce.Block(CounterFlags, number);
            mac ^= plain;
            AesCipher<NativeRound>.EncryptPair(keys, ref mac, ref stream);
            PartialBlock.Store(plain ^ stream, payload);
        }

        return mac ^ mask;
    }

    /// <summary>Answers the whole MIC of what the payload decrypts to, one block of the key stream ahead, and leaves the payload as it is.</summary>
    /// <param name="plain">Room for what it decrypts to, or none.</param>
    private static Vector128<byte> Check(
        in AesRoundKeys keys, in SecurityNonce nonce, ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, Span<byte> plain, int micLength)
    {
        Vector128<byte> mac = Begin(keys, nonce, header, payload.Length, micLength, out Vector128<byte> mask);
        if (payload.IsEmpty)
        {
            return mac ^ mask;
        }

        ushort number = 1;
        Vector128<byte> stream = AesCipher<NativeRound>.Encrypt(keys, nonce.Block(CounterFlags, number));
        for (; payload.Length >= BlockSize; payload = payload[BlockSize..])
        {
            Vector128<byte> block = Vector128.Create(payload) ^ stream;
            mac ^= block;
            if (!plain.IsEmpty)
            {
                block.CopyTo(plain);
                plain = plain[BlockSize..];
            }

            stream = nonce.Block(CounterFlags, ++number);
            AesCipher<NativeRound>.EncryptPair(keys, ref mac, ref stream);
        }

        if (!payload.IsEmpty)
        {
            Vector128<byte> block = PartialBlock.Keep(PartialBlock.Load(payload) ^ stream, payload.Length);
            PartialBlock.Store(block, plain);
            mac = AesCipher<NativeRound>.Encrypt(keys, mac ^ block);
        }

        return mac ^ mask;
    }

    /// <summary>Block B0 and the header: the MIC's chain before the payload, and the block that masks the MIC in the end.</summary>
    private static Vector128<byte> Begin(
        in AesRoundKeys keys, in SecurityNonce nonce, ReadOnlySpan<byte> header, int payloadLength, int micLength, out Vector128<byte> mask)
    {
        int flags = CounterFlags | ((micLength - 2) / 2 << 3) | (header.IsEmpty ? 0 : HasHeaderFlag);
        Vector128<byte> mac = nonce.Block((byte)flags, (ushort)payloadLength);
        mask = nonce.Block(CounterFlags, 0);
        AesCipher<NativeRound>.EncryptPair(keys, ref mac, ref mask);
        if (header.IsEmpty)
        {
            return mac;
        }

        // The first block begins with the header's length, two octets that move everything behind them. Index 0xFF gives a zero.
        Vector128<byte> start = header.Length >= BlockSize ? Vector128.Create(header) : PartialBlock.Load(header);
        mac ^= Vector128.Shuffle(start, Vector128.Create((byte)0xFF, 0xFF, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13));
        mac ^= Vector128.CreateScalar(BinaryPrimitives.ReverseEndianness((ushort)header.Length)).AsByte();
        mac = AesCipher<NativeRound>.Encrypt(keys, mac);
        header = header.Length > HeaderInFirstBlock ? header[HeaderInFirstBlock..] : default;
        for (; header.Length >= BlockSize; header = header[BlockSize..])
        {
            mac = AesCipher<NativeRound>.Encrypt(keys, mac ^ Vector128.Create(header));
        }

        return header.IsEmpty ? mac : AesCipher<NativeRound>.Encrypt(keys, mac ^ PartialBlock.Load(header));
    }

    /// <summary>Encrypts or decrypts: the payload xor the key stream, four blocks at a time.</summary>
    private static void Cross(in AesRoundKeys keys, in SecurityNonce nonce, Span<byte> payload)
    {
        ushort number = 1;
        while (!payload.IsEmpty)
        {
            Vector128<byte> a = nonce.Block(CounterFlags, number);
            Vector128<byte> b = nonce.Block(CounterFlags, unchecked((ushort)(number + 1)));
            Vector128<byte> c = nonce.Block(CounterFlags, unchecked((ushort)(number + 2)));
            Vector128<byte> d = nonce.Block(CounterFlags, unchecked((ushort)(number + 3)));
            AesCipher<NativeRound>.EncryptFour(keys, ref a, ref b, ref c, ref d);
            payload = Cross(d, Cross(c, Cross(b, Cross(a, payload))));
            number += 4;
        }
    }

    /// <summary>Crosses one block, or what there is of it, and answers the rest.</summary>
    private static Span<byte> Cross(Vector128<byte> stream, Span<byte> payload)
    {
        if (payload.Length >= BlockSize)
        {
            (Vector128.Create<byte>(payload) ^ stream).CopyTo(payload);
            return payload[BlockSize..];
        }

        PartialBlock.Store(PartialBlock.Load(payload) ^ stream, payload);
        return default;
    }

    private static void CheckLengths(ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> mic)
    {
        if (header.Length > MaxHeaderLength || payload.Length > MaxPayloadLength)
        {
            throw new ArgumentException($"A header of {header.Length} octets or a payload of {payload.Length} is too long.");
        }

        if (mic.Length is not (0 or 4 or 8 or 16))
        {
            throw new ArgumentException($"A MIC has 0, 4, 8 or 16 octets, not {mic.Length}.", nameof(mic));
        }
    }
}
