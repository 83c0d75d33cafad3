using System.Runtime.CompilerServices;

namespace Sep.Codec.Security.Ecc;

/// <summary>
/// The field by ordinary 64-bit instructions, in a time that does not depend on the operands: no table is indexed by them. Integer products stand
/// in for carry-less ones, their operands thinned to every fourth bit so that a carry falls into the gap; an operand of 55 bits has at most 14 such
/// bits, and a sum of 14 fits in the four bits that there are.
/// </summary>
internal readonly struct PortableArithmetic : IFieldArithmetic
{
    private const int LimbBits = 55;
    private const ulong LimbMask = (1UL << LimbBits) - 1;
    private const ulong Class0 = 0x1111_1111_1111_1111;
    private const ulong Class1 = Class0 << 1;
    private const ulong Class2 = Class0 << 2;
    private const ulong Class3 = Class0 << 3;

    public static Field163 Multiply(in Field163 a, in Field163 b)
    {
        (ulong a0, ulong a1, ulong a2) = Limbs(a);
        (ulong b0, ulong b1, ulong b2) = Limbs(b);

        // Karatsuba over three limbs: six products instead of nine.
        (ulong Low, ulong High) p0 = Product(a0, b0);
        (ulong Low, ulong High) p1 = Product(a1, b1);
        (ulong Low, ulong High) p2 = Product(a2, b2);
        (ulong Low, ulong High) p01 = Sum(Product(a0 ^ a1, b0 ^ b1), Sum(p0, p1));
        (ulong Low, ulong High) p02 = Sum(Product(a0 ^ a2, b0 ^ b2), Sum(p0, p2));
        (ulong Low, ulong High) p12 = Sum(Product(a1 ^ a2, b1 ^ b2), Sum(p1, p2));
        p02 = Sum(p02, p1);

        // The products lie 55 bits apart: at bit 0, 55, 110 = 64 + 46, 165 = 128 + 37, 220 = 192 + 28.
        return Reduce(
            p0.Low ^ (p01.Low << 55),
            p0.High ^ (p01.Low >> 9) ^ (p01.High << 55) ^ (p02.Low << 46),
            (p01.High >> 9) ^ (p02.Low >> 18) ^ (p02.High << 46) ^ (p12.Low << 37),
            (p02.High >> 18) ^ (p12.Low >> 27) ^ (p12.High << 37) ^ (p2.Low << 28),
            (p12.High >> 27) ^ (p2.Low >> 36) ^ (p2.High << 28),
            p2.High >> 36);
    }

    public static Field163 Square(in Field163 a)
    {
        (ulong word0, ulong word1, ulong word2) = (a.Word0, a.Word1, a.Word2);
        return Reduce(
            Spread((uint)(word0 & uint.MaxValue)), Spread((uint)(word0 >> 32)),
            Spread((uint)(word1 & uint.MaxValue)), Spread((uint)(word1 >> 32)),
            Spread((uint)(word2 & uint.MaxValue)), Spread((uint)(word2 >> 32)));
    }

    private static (ulong Low, ulong Middle, ulong High) Limbs(in Field163 a)
    {
        (ulong word0, ulong word1, ulong word2) = (a.Word0, a.Word1, a.Word2);
        return (word0 & LimbMask, ((word0 >> 55) | (word1 << 9)) & LimbMask, (word1 >> 46) | (word2 << 18));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Low, ulong High) Sum((ulong Low, ulong High) a, (ulong Low, ulong High) b) => (a.Low ^ b.Low, a.High ^ b.High);

    /// <summary>
    /// The carry-less product of 55 by 55 bits. Bits of class i and class j meet in class i + j modulo 4; of each sum the lowest bit counts.
    /// </summary>
    private static (ulong Low, ulong High) Product(ulong a, ulong b)
    {
        (ulong a0, ulong a1, ulong a2, ulong a3) = (a & Class0, a & Class1, a & Class2, a & Class3);
        (ulong b0, ulong b1, ulong b2, ulong b3) = (b & Class0, b & Class1, b & Class2, b & Class3);
        ulong high0 = Wide(a0, b0, out ulong low0) ^ Wide(a1, b3, out ulong low1) ^ Wide(a2, b2, out ulong low2) ^ Wide(a3, b1, out ulong low3);
        ulong low = (low0 ^ low1 ^ low2 ^ low3) & Class0;
        ulong high1 = Wide(a0, b1, out low0) ^ Wide(a1, b0, out low1) ^ Wide(a2, b3, out low2) ^ Wide(a3, b2, out low3);
        low |= (low0 ^ low1 ^ low2 ^ low3) & Class1;
        ulong high2 = Wide(a0, b2, out low0) ^ Wide(a1, b1, out low1) ^ Wide(a2, b0, out low2) ^ Wide(a3, b3, out low3);
        low |= (low0 ^ low1 ^ low2 ^ low3) & Class2;
        ulong high3 = Wide(a0, b3, out low0) ^ Wide(a1, b2, out low1) ^ Wide(a2, b1, out low2) ^ Wide(a3, b0, out low3);
        low |= (low0 ^ low1 ^ low2 ^ low3) & Class3;
        return (low, (high0 & Class0) | (high1 & Class1) | (high2 & Class2) | (high3 & Class3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Wide(ulong a, ulong b, out ulong low) => Math.BigMul(a, b, out low);

    /// <summary>A zero after every bit.</summary>
    private static ulong Spread(uint bits)
    {
        ulong spread = bits;
        spread = (spread | (spread << 16)) & 0x0000_FFFF_0000_FFFF;
        spread = (spread | (spread << 8)) & 0x00FF_00FF_00FF_00FF;
        spread = (spread | (spread << 4)) & 0x0F0F_0F0F_0F0F_0F0F;
        spread = (spread | (spread << 2)) & 0x3333_3333_3333_3333;
        return (spread | (spread << 1)) & 0x5555_5555_5555_5555;
    }

    /// <summary>
    /// Six words modulo the polynomial. x^163 = x^7 + x^6 + x^3 + 1, so x^192 = x^36 + x^35 + x^32 + x^29, and a word folds into two.
    /// </summary>
    private static Field163 Reduce(ulong word0, ulong word1, ulong word2, ulong word3, ulong word4, ulong word5)
    {
        word3 ^= FoldHigh(word5);
        word2 ^= FoldLow(word5) ^ FoldHigh(word4);
        word1 ^= FoldLow(word4) ^ FoldHigh(word3);
        word0 ^= FoldLow(word3);
        ulong excess = word2 >> 35;
        word0 ^= excess ^ (excess << 3) ^ (excess << 6) ^ (excess << 7);
        return new(word0, word1, word2 & Field163.HighMask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FoldLow(ulong word) => (word << 29) ^ (word << 32) ^ (word << 35) ^ (word << 36);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FoldHigh(ulong word) => (word >> 35) ^ (word >> 32) ^ (word >> 29) ^ (word >> 28);
}
