namespace Sep.Codec.Security.Ecc;

/// <summary>
/// The two operations of GF(2^163) that cost. Inversion, the curve and everything above are written over these alone, so an implementation that
/// agrees here agrees everywhere. Both take the same time whatever the operands are.
/// </summary>
internal interface IFieldArithmetic
{
    /// <summary>a * b modulo x^163 + x^7 + x^6 + x^3 + 1.</summary>
    static abstract Field163 Multiply(in Field163 a, in Field163 b);

    /// <summary>a * a, much cheaper than a product: squaring only spreads the bits.</summary>
    static abstract Field163 Square(in Field163 a);
}
