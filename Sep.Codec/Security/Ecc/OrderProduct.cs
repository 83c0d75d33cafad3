using System.Runtime.CompilerServices;

namespace Sep.Codec.Security.Ecc;

/// <summary>
/// Arithmetic modulo n, the order of sect163k1, in Montgomery's form with R = 2^192: a product comes with a factor 1/R, which costs no division.
/// Carries are computed from bits, not from comparisons, so that no compiler can turn them into branches.
/// </summary>
internal static class OrderProduct
{
    /// <summary>The words of n.</summary>
    public const ulong Word0 = 0xA2E0CC0D99F8A5EF;
    public const ulong Word1 = 0x0000000000020108;
    public const ulong Word2 = 0x0000000400000000;

    /// <summary>-1/n modulo 2^64.</summary>
    internal const ulong Inverse = 0xF9139A3F972AD6F1;

    /// <summary>R^2 modulo n.</summary>
    internal static Scalar163 RSquare => new(0x089C83FBAA63410E, 0x6A34F5053B1368AE, 0x00000001719E20D1);

    /// <summary>n - 2, the exponent of the inverse.</summary>
    private static Scalar163 Exponent => new(Word0 - 2, Word1, Word2);

    public static bool IsReduced(in Scalar163 number)
    {
        _ = SubtractOrder(number.Word0, number.Word1, number.Word2, out ulong borrow);
        return borrow == 1;
    }

    public static Scalar163 Add(in Scalar163 a, in Scalar163 b)
    {
        unchecked
        {
            ulong word0 = a.Word0 + b.Word0;
            ulong carry = Carry(a.Word0, b.Word0, word0);
            ulong partial = a.Word1 + b.Word1;
            ulong word1 = partial + carry;
            carry = Carry(a.Word1, b.Word1, partial) | Carry(partial, carry, word1);
            return Once(word0, word1, a.Word2 + b.Word2 + carry);
        }
    }

    public static Scalar163 Multiply(in Scalar163 a, in Scalar163 b) => Montgomery(Montgomery(a, b), RSquare);

    /// <summary>low + 2^192 * high, both any three words.</summary>
    public static Scalar163 Reduce(in Scalar163 low, in Scalar163 high) =>
        Add(Montgomery(Montgomery(low, RSquare), Scalar163.One), Montgomery(high, RSquare));

    /// <summary>The inverse by Fermat: a^(n - 2), four bits of the public exponent at a time.</summary>
    public static Scalar163 Invert(in Scalar163 a)
    {
        const int window = 4;
        Span<Scalar163> powers = stackalloc Scalar163[1 << window];
        powers[0] = Montgomery(RSquare, Scalar163.One);
        powers[1] = Montgomery(a, RSquare);
        for (int i = 2; i < powers.Length; i++)
        {
            powers[i] = Montgomery(powers[i - 1], powers[1]);
        }

        Scalar163 exponent = Exponent;
        Scalar163 result = powers[0];
        for (int place = Scalar163.Bits / window * window; place >= 0; place -= window)
        {
            result = Montgomery(result, result);
            result = Montgomery(result, result);
            result = Montgomery(result, result);
            result = Montgomery(result, result);
            int digit = (int)(exponent.Bit(place) | (exponent.Bit(place + 1) << 1) | (exponent.Bit(place + 2) << 2) | (exponent.Bit(place + 3) << 3));
            if (digit != 0)
            {
                result = Montgomery(result, powers[digit]);
            }
        }

        powers.Clear();
        return Montgomery(result, Scalar163.One);
    }

    /// <summary>a * b / R modulo n, for any three words a and for b less than n.</summary>
    private static Scalar163 Montgomery(in Scalar163 a, in Scalar163 b)
    {
        (ulong word0, ulong word1, ulong word2) = (0UL, 0UL, 0UL);
        Step(a.Word0, b, ref word0, ref word1, ref word2);
        Step(a.Word1, b, ref word0, ref word1, ref word2);
        Step(a.Word2, b, ref word0, ref word1, ref word2);
        return Once(word0, word1, word2);
    }

    /// <summary>Adds digit * b and so much of n that the lowest word becomes zero, then drops that word. The sum stays below 2^192 + n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ulong digit, in Scalar163 b, ref ulong word0, ref ulong word1, ref ulong word2)
    {
        unchecked
        {
            ulong carry = 0;
            word0 = MultiplyAdd(digit, b.Word0, word0, ref carry);
            word1 = MultiplyAdd(digit, b.Word1, word1, ref carry);
            word2 = MultiplyAdd(digit, b.Word2, word2, ref carry);
            ulong word3 = carry;

            ulong multiple = word0 * Inverse;
            carry = 0;
            _ = MultiplyAdd(multiple, Word0, word0, ref carry);
            word0 = MultiplyAdd(multiple, Word1, word1, ref carry);
            word1 = MultiplyAdd(multiple, Word2, word2, ref carry);
            word2 = word3 + carry;
        }
    }

    /// <summary>The low word of a * b + addend + carry; the high word becomes the carry. Two words always hold it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong MultiplyAdd(ulong a, ulong b, ulong addend, ref ulong carry)
    {
        unchecked
        {
            ulong high = Math.BigMul(a, b, out ulong low);
            ulong sum = low + addend;
            high += Carry(low, addend, sum);
            ulong total = sum + carry;
            carry = high + Carry(sum, carry, total);
            return total;
        }
    }

    /// <summary>A number less than 2n modulo n.</summary>
    private static Scalar163 Once(ulong word0, ulong word1, ulong word2)
    {
        Scalar163 reduced = SubtractOrder(word0, word1, word2, out ulong borrow);
        ulong keep = unchecked(0 - borrow);
        return new(
            reduced.Word0 ^ ((reduced.Word0 ^ word0) & keep),
            reduced.Word1 ^ ((reduced.Word1 ^ word1) & keep),
            reduced.Word2 ^ ((reduced.Word2 ^ word2) & keep));
    }

    private static Scalar163 SubtractOrder(ulong word0, ulong word1, ulong word2, out ulong borrow)
    {
        unchecked
        {
            ulong low = word0 - Word0;
            borrow = Borrow(word0, Word0, low);
            ulong partial = word1 - Word1;
            ulong middle = partial - borrow;
            borrow = Borrow(word1, Word1, partial) | Borrow(partial, borrow, middle);
            ulong half = word2 - Word2;
            ulong high = half - borrow;
            borrow = Borrow(word2, Word2, half) | Borrow(half, borrow, high);
            return new(low, middle, high);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Carry(ulong a, ulong b, ulong sum) => ((a & b) | ((a | b) & ~sum)) >> 63;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Borrow(ulong a, ulong b, ulong difference) => ((~a & b) | (~(a ^ b) & difference)) >> 63;
}
