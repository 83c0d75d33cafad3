using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Sep.Codec.Security.Ecc;

/// <summary>
/// Multiples of a point: Montgomery's ladder over x-coordinates after Lopez and Dahab. For a secret it makes 163 equal steps whatever the number
/// is, each with 5 products and 4 squares; the bits of the number only steer masked exchanges, so neither a branch nor an address depends on them.
/// It begins at infinity, for which the formulas hold like for any point, so leading zeros of the number are steps like others.
/// </summary>
internal static class MontgomeryLadder<TArithmetic>
    where TArithmetic : struct, IFieldArithmetic
{
    /// <summary>number * point, in the same time for every number.</summary>
    /// <param name="number">The secret.</param>
    /// <param name="point">A point of the curve with x other than zero; it is public.</param>
    public static AffinePoint Multiply(in Scalar163 number, in AffinePoint point) => Multiply(number, Scalar163.Bits, point);

    /// <summary>
    /// number * point for a public number: leading zeros are left out, so the time shows how long the number is. Hashes have 128 bits, the
    /// associate values of key agreement 83.
    /// </summary>
    /// <param name="number">A public number.</param>
    /// <param name="point">A point of the curve with x other than zero; it is public.</param>
    public static AffinePoint MultiplyPublic(in Scalar163 number, in AffinePoint point) => Multiply(number, number.BitLength, point);

    private static AffinePoint Multiply(in Scalar163 number, int steps, in AffinePoint point)
    {
        Climb(number, steps, point.X, out Field163 x1, out Field163 z1, out Field163 x2, out Field163 z2);
        return Recover(point, x1, z1, x2, z2);
    }

    /// <summary>The x-coordinates X/Z of number * point and of the next multiple. Z is zero for infinity.</summary>
    private static void Climb(
        in Scalar163 number, int steps, in Field163 x, out Field163 x1, out Field163 z1, out Field163 x2, out Field163 z2)
    {
        Field163 lowX = Field163.One;
        Field163 lowZ = default;
        Field163 highX = x;
        Field163 highZ = Field163.One;
        Field163 difference = x;
        ulong previous = 0;
        for (int place = steps - 1; place >= 0; place--)
        {
            // Exchange when the bit changes: adding to and doubling the pair is the same work in either order.
            ulong bit = number.Bit(place);
            Vector128<ulong> mask = Vector128.Create(unchecked(0 - (bit ^ previous)));
            previous = bit;
            Field163.Swap(ref lowX, ref highX, mask);
            Field163.Swap(ref lowZ, ref highZ, mask);
            Step(difference, ref lowX, ref lowZ, ref highX, ref highZ);
        }

        Vector128<ulong> last = Vector128.Create(unchecked(0 - previous));
        Field163.Swap(ref lowX, ref highX, last);
        Field163.Swap(ref lowZ, ref highZ, last);
        (x1, z1, x2, z2) = (lowX, lowZ, highX, highZ);
    }

    /// <summary>Doubles the first of two points and adds both into the second; x belongs to their difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(in Field163 x, ref Field163 x1, ref Field163 z1, ref Field163 x2, ref Field163 z2)
    {
        Field163 left = TArithmetic.Multiply(x1, z2);
        Field163 right = TArithmetic.Multiply(x2, z1);
        z2 = TArithmetic.Square(left ^ right);
        x2 = TArithmetic.Multiply(x, z2) ^ TArithmetic.Multiply(left, right);

        // X^4 + Z^4 and X^2 * Z^2.
        Field163 product = TArithmetic.Multiply(x1, z1);
        x1 = TArithmetic.Square(TArithmetic.Square(x1 ^ z1));
        z1 = TArithmetic.Square(product);
    }

    /// <summary>Both coordinates of the first multiple, from the two multiples and the point that lies between them.</summary>
    private static AffinePoint Recover(in AffinePoint point, in Field163 x1, in Field163 z1, in Field163 x2, in Field163 z2)
    {
        if (z1.IsZero)
        {
            // Only zero (or n) leads here, and those are no secrets.
            return default;
        }

        Field163 z1x = TArithmetic.Multiply(point.X, z1);
        Field163 z2x = TArithmetic.Multiply(point.X, z2);
        Field163 bothZ = TArithmetic.Multiply(z1, z2);
        Field163 inverse = FieldEquations<TArithmetic>.Invert(TArithmetic.Multiply(z1x, z2));
        Field163 x = TArithmetic.Multiply(TArithmetic.Multiply(x1, z2x), inverse);
        Field163 sums = TArithmetic.Multiply(x1 ^ z1x, x2 ^ z2x)
            ^ TArithmetic.Multiply(TArithmetic.Square(point.X) ^ point.Y, bothZ);
        Field163 y = TArithmetic.Multiply(TArithmetic.Multiply(x ^ point.X, sums), inverse) ^ point.Y;

        // Where the next multiple is infinity (number = n - 1), this one is the negative of the point.
        ulong isNegative = z2.ZeroMask;
        AffinePoint negative = point.Negate();
        return new(Field163.Choose(isNegative, negative.X, x), Field163.Choose(isNegative, negative.Y, y));
    }
}
