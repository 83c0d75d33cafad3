using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sep.Codec.Security;

/// <summary>
/// AES-128 encryption (FIPS 197) over one implementation of its rounds. Decryption is nowhere needed: ZigBee's modes only ever encrypt blocks. The rounds
/// are written out: a loop over them costs a check of its index and of its counter each time, nearly as much as the round itself.
/// </summary>
internal static class AesCipher<TRound> where TRound : struct, IAesRound
{
    /// <summary>Expands a key once, for many blocks.</summary>
    public static void Expand(Vector128<byte> key, out AesRoundKeys keys)
    {
        keys = default;
        keys[0] = key;
        keys[1] = key = NextKey(key, 0x01);
        keys[2] = key = NextKey(key, 0x02);
        keys[3] = key = NextKey(key, 0x04);
        keys[4] = key = NextKey(key, 0x08);
        keys[5] = key = NextKey(key, 0x10);
        keys[6] = key = NextKey(key, 0x20);
        keys[7] = key = NextKey(key, 0x40);
        keys[8] = key = NextKey(key, 0x80);
        keys[9] = key = NextKey(key, 0x1B);
        keys[10] = NextKey(key, 0x36);
    }

    /// <summary>Encrypts one block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Encrypt(in AesRoundKeys keys, Vector128<byte> block)
    {
        block = TRound.Full(block ^ keys[0], keys[1]);
        block = TRound.Full(block, keys[2]);
        block = TRound.Full(block, keys[3]);
        block = TRound.Full(block, keys[4]);
        block = TRound.Full(block, keys[5]);
        block = TRound.Full(block, keys[6]);
        block = TRound.Full(block, keys[7]);
        block = TRound.Full(block, keys[8]);
        block = TRound.Full(block, keys[9]);
        return TRound.Last(block, keys[10]);
    }

    /// <summary>Encrypts two blocks in the time of one: the processor works on one while the other waits for its round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EncryptPair(in AesRoundKeys keys, ref Vector128<byte> first, ref Vector128<byte> second)
    {
        Vector128<byte> a = first ^ keys[0];
        Vector128<byte> b = second ^ keys[0];
        Full(keys[1], ref a, ref b);
        Full(keys[2], ref a, ref b);
        Full(keys[3], ref a, ref b);
        Full(keys[4], ref a, ref b);
        Full(keys[5], ref a, ref b);
        Full(keys[6], ref a, ref b);
        Full(keys[7], ref a, ref b);
        Full(keys[8], ref a, ref b);
        Full(keys[9], ref a, ref b);
        first = TRound.Last(a, keys[10]);
        second = TRound.Last(b, keys[10]);
    }

    /// <summary>Encrypts four blocks side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EncryptFour(
        in AesRoundKeys keys, ref Vector128<byte> first, ref Vector128<byte> second, ref Vector128<byte> third, ref Vector128<byte> fourth)
    {
        Vector128<byte> a = first ^ keys[0];
        Vector128<byte> b = second ^ keys[0];
        Vector128<byte> c = third ^ keys[0];
        Vector128<byte> d = fourth ^ keys[0];
        Full(keys[1], ref a, ref b, ref c, ref d);
        Full(keys[2], ref a, ref b, ref c, ref d);
        Full(keys[3], ref a, ref b, ref c, ref d);
        Full(keys[4], ref a, ref b, ref c, ref d);
        Full(keys[5], ref a, ref b, ref c, ref d);
        Full(keys[6], ref a, ref b, ref c, ref d);
        Full(keys[7], ref a, ref b, ref c, ref d);
        Full(keys[8], ref a, ref b, ref c, ref d);
        Full(keys[9], ref a, ref b, ref c, ref d);
        first = TRound.Last(a, keys[10]);
        second = TRound.Last(b, keys[10]);
        third = TRound.Last(c, keys[10]);
        fourth = TRound.Last(d, keys[10]);
    }

    /// <summary>Encrypts one block under a key that serves only once: each round key is used as soon as it is known, and none is stored.</summary>
    public static Vector128<byte> EncryptOnce(Vector128<byte> key, Vector128<byte> block)
    {
        block ^= key;
        block = TRound.Full(block, key = NextKey(key, 0x01));
        block = TRound.Full(block, key = NextKey(key, 0x02));
        block = TRound.Full(block, key = NextKey(key, 0x04));
        block = TRound.Full(block, key = NextKey(key, 0x08));
        block = TRound.Full(block, key = NextKey(key, 0x10));
        block = TRound.Full(block, key = NextKey(key, 0x20));
        block = TRound.Full(block, key = NextKey(key, 0x40));
        block = TRound.Full(block, key = NextKey(key, 0x80));
        block = TRound.Full(block, key = NextKey(key, 0x1B));
        return TRound.Last(block, NextKey(key, 0x36));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Full(Vector128<byte> key, ref Vector128<byte> a, ref Vector128<byte> b)
    {
        a = TRound.Full(a, key);
        b = TRound.Full(b, key);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Full(Vector128<byte> key, ref Vector128<byte> a, ref Vector128<byte> b, ref Vector128<byte> c, ref Vector128<byte> d)
    {
        Full(key, ref a, ref b);
        Full(key, ref c, ref d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> NextKey(Vector128<byte> key, byte constant)
    {
        // SubWord(RotWord(w3)) xor Rcon, in every column at once: where all columns are equal ShiftRows changes nothing, so the last round does it.
        Vector128<byte> word = Vector128.Shuffle(key, Vector128.Create((byte)13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12));
        word = TRound.Last(word, Vector128.Create((uint)constant).AsByte());

        // w0, w0 xor w1, w0 xor w1 xor w2, ...: two shifted sums instead of three steps. Index 0xFF gives a zero.
        const byte zero = 0xFF;
        key ^= Vector128.Shuffle(key, Vector128.Create(zero, zero, zero, zero, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
        key ^= Vector128.Shuffle(key, Vector128.Create(zero, zero, zero, zero, zero, zero, zero, zero, 0, 1, 2, 3, 4, 5, 6, 7));
        return key ^ word;
    }
}
