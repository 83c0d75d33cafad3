namespace Sep.Codec.Security.Ecc;

/// <summary>
/// A point of sect163k1 in the coordinates of Lopez and Dahab, x = X/Z and y = Y/Z^2, which need no inversion to add; Z is zero for infinity. Adding
/// branches on the points: for public ones only.
/// </summary>
internal readonly record struct ProjectivePoint<TArithmetic>(Field163 X, Field163 Y, Field163 Z)
    where TArithmetic : struct, IFieldArithmetic
{
    public static ProjectivePoint<TArithmetic> Infinity => new(Field163.One, default, default);

    public static ProjectivePoint<TArithmetic> Of(in AffinePoint point) => point.IsInfinity ? Infinity : new(point.X, point.Y, Field163.One);

    /// <summary>The sum of two points by their coordinates.</summary>
    public static AffinePoint Sum(in AffinePoint first, in AffinePoint second) => Of(first).Add(second).ToAffine();

    /// <summary>Twice this point.</summary>
    public ProjectivePoint<TArithmetic> Double()
    {
        Field163 zSquare = TArithmetic.Square(Z);
        Field163 zFourth = TArithmetic.Square(zSquare);
        Field163 xSquare = TArithmetic.Square(X);
        Field163 z = TArithmetic.Multiply(xSquare, zSquare);
        Field163 x = TArithmetic.Square(xSquare) ^ zFourth;
        Field163 y = TArithmetic.Multiply(zFourth, z) ^ TArithmetic.Multiply(x, z ^ TArithmetic.Square(Y) ^ zFourth);
        return new(x, y, z);
    }

    /// <summary>The sum with a point given by its coordinates.</summary>
    public ProjectivePoint<TArithmetic> Add(in AffinePoint other)
    {
        if (other.IsInfinity)
        {
            return this;
        }

        if (Z.IsZero)
        {
            return Of(other);
        }

        Field163 zSquare = TArithmetic.Square(Z);
        Field163 a = Y ^ TArithmetic.Multiply(other.Y, zSquare);
        Field163 b = X ^ TArithmetic.Multiply(other.X, Z);
        if (b.IsZero)
        {
            return a.IsZero ? Double() : Infinity;
        }

        Field163 c = TArithmetic.Multiply(b, Z);
        Field163 z = TArithmetic.Square(c);
        Field163 ac = TArithmetic.Multiply(a, c);
        Field163 x = TArithmetic.Square(a) ^ ac ^ TArithmetic.Multiply(TArithmetic.Square(b), c ^ zSquare);
        Field163 y = TArithmetic.Multiply(ac ^ z, TArithmetic.Multiply(other.X, z) ^ x)
            ^ TArithmetic.Multiply(other.X ^ other.Y, TArithmetic.Square(z));
        return new(x, y, z);
    }

    /// <summary>The coordinates.</summary>
    public AffinePoint ToAffine()
    {
        if (Z.IsZero)
        {
            return default;
        }

        Field163 inverse = FieldEquations<TArithmetic>.Invert(Z);
        return new(TArithmetic.Multiply(X, inverse), TArithmetic.Multiply(Y, TArithmetic.Square(inverse)));
    }
}
