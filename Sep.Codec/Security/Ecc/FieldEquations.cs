using System.Runtime.CompilerServices;

namespace Sep.Codec.Security.Ecc;

/// <summary>What takes many products: inversion and the quadratic equation of point decompression. The steps do not depend on the operand.</summary>
internal static class FieldEquations<TArithmetic>
    where TArithmetic : struct, IFieldArithmetic
{
    /// <summary>
    /// The inverse, a^(2^163 - 2), after Itoh and Tsujii: 9 products and 162 squares. With b(k) = a^(2^k - 1), b(j + k) = b(j)^(2^k) * b(k). The
    /// inverse of zero comes out as zero.
    /// </summary>
    public static Field163 Invert(in Field163 a)
    {
        Field163 b2 = Join(a, a, 1);
        Field163 b4 = Join(b2, b2, 2);
        Field163 b5 = Join(b4, a, 1);
        Field163 b10 = Join(b5, b5, 5);
        Field163 b20 = Join(b10, b10, 10);
        Field163 b40 = Join(b20, b20, 20);
        Field163 b80 = Join(b40, b40, 40);
        Field163 b81 = Join(b80, a, 1);
        return TArithmetic.Square(Join(b81, b81, 81));
    }

    /// <summary>
    /// The half-trace, a solution z of z^2 + z = a where the trace of a is zero; the other one is z + 1. It is the sum of a^(2^(2i)) for i = 0..81.
    /// </summary>
    public static Field163 HalfTrace(in Field163 a)
    {
        Field163 sum = a;
        for (int i = 0; i < 81; i++)
        {
            sum = TArithmetic.Square(TArithmetic.Square(sum)) ^ a;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Field163 Join(in Field163 first, in Field163 second, int squares)
    {
        Field163 power = first;
        for (int i = 0; i < squares; i++)
        {
            power = TArithmetic.Square(power);
        }

        return TArithmetic.Multiply(power, second);
    }
}
