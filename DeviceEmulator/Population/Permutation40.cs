namespace DeviceEmulator.Population;

/// <summary>x -> a * x + b mod 2^40 with odd a: a bijection on 40 bits that can be run backwards.</summary>
internal readonly struct Permutation40(ulong multiplier, ulong offset)
{
    public const ulong Mask = (1UL << 40) - 1;

    private readonly ulong _multiplier = multiplier | 1;
    private readonly ulong _inverse = Invert(multiplier | 1);

    public ulong Apply(ulong x) => unchecked(_multiplier * x + offset) & Mask;

    public ulong Undo(ulong y) => unchecked((y - offset) * _inverse) & Mask;

    /// <summary>Newton's iteration: an odd number is its own inverse mod 8, and every step doubles the bits.</summary>
    private static ulong Invert(ulong odd)
    {
        ulong inverse = odd;
        for (int bits = 3; bits < 64; bits *= 2)
        {
            inverse = unchecked(inverse * (2 - odd * inverse));
        }

        return inverse;
    }
}
