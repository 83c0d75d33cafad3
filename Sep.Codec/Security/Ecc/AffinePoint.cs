namespace Sep.Codec.Security.Ecc;

/// <summary>
/// A point of sect163k1 by its coordinates. The default value (0, 0), which is no solution of the curve's equation, stands for the point at infinity.
/// </summary>
internal readonly record struct AffinePoint(Field163 X, Field163 Y)
{
    public bool IsInfinity => X.IsZero && Y.IsZero;

    public AffinePoint Negate() => new(X, X ^ Y);
}
