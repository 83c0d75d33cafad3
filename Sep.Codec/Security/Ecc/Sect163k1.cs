namespace Sep.Codec.Security.Ecc;

/// <summary>
/// The curve sect163k1 (SEC 2, 3.2.1; NIST K-163): y^2 + xy = x^3 + x^2 + 1 over GF(2^163), 2 * n points, of which the n multiples of the generator
/// are used. Points travel compressed in 22 octets: 02 or 03, then x (SEC 1, 2.3.3).
/// </summary>
internal static class Sect163k1<TArithmetic>
    where TArithmetic : struct, IFieldArithmetic
{
    /// <summary>Octets of a compressed point.</summary>
    public const int PointSize = 1 + Field163.Size;

    private const byte EvenPrefix = 0x02;
    private const byte OddPrefix = 0x03;

    public static AffinePoint Generator => new(
        new(0xDE4E6D5E5C94EEE8, 0x7BBC11ACAA07D793, 0x2FE13C053),
        new(0x536D538CCDAA3D9, 0x5D38FF58321F2E80, 0x289070FB0));

    /// <summary>Whether the coordinates solve the curve's equation; the point at infinity has none.</summary>
    public static bool IsOnCurve(in AffinePoint point)
    {
        Field163 xSquare = TArithmetic.Square(point.X);
        Field163 right = TArithmetic.Multiply(xSquare, point.X) ^ xSquare ^ Field163.One;
        return (TArithmetic.Square(point.Y) ^ TArithmetic.Multiply(point.X, point.Y)).Equals(right);
    }

    /// <summary>
    /// Whether a point of the curve is a multiple of the generator. Those are the doubles of all points, and on a curve of this form a point is a
    /// double exactly when the trace of x is that of the coefficient of x^2, here 1. The point of order two (x = 0) fails.
    /// </summary>
    public static bool IsInSubgroup(in AffinePoint point) => point.X.Trace == 1;

    /// <summary>Reads a compressed point. Time depends on whether the octets are good, so they must be public, as points are.</summary>
    /// <returns>False for anything but 22 octets of a point in the subgroup other than infinity.</returns>
    public static bool TryDecompress(ReadOnlySpan<byte> octets, out AffinePoint point)
    {
        point = default;
        if (octets.Length != PointSize || octets[0] is not (EvenPrefix or OddPrefix)
            || !Field163.TryRead(octets[1..], out Field163 x) || x.Trace != 1)
        {
            return false;
        }

        // With y = xz the equation of the curve becomes z^2 + z = x + 1 + 1/x^2; the prefix says which of the two z it is. x has a trace, so it is
        // not zero.
        Field163 right = x ^ Field163.One ^ TArithmetic.Square(FieldEquations<TArithmetic>.Invert(x));
        if (right.Trace != 0)
        {
            return false;
        }

        Field163 z = FieldEquations<TArithmetic>.HalfTrace(right);
        if (z.LowestBit != (octets[0] & 1))
        {
            z ^= Field163.One;
        }

        point = new(x, TArithmetic.Multiply(x, z));
        return true;
    }

    /// <summary>Writes 22 octets of a point other than infinity.</summary>
    public static void Compress(in AffinePoint point, Span<byte> destination)
    {
        Field163 z = TArithmetic.Multiply(point.Y, FieldEquations<TArithmetic>.Invert(point.X));
        destination[0] = (byte)(EvenPrefix | z.LowestBit);
        point.X.CopyTo(destination[1..]);
    }
}
