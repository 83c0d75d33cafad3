using DeviceEmulator.Time;

namespace Han.Gateway.Registry;

/// <summary>
/// x -> (a x + b) mod m: an invertible shuffle of 0..m-1 that needs no table. <paramref name="modulus"/> is a power of ten, so a must not share
/// the factors 2 and 5 with it.
/// </summary>
internal sealed class AffinePermutation
{
    /// <summary>Below 2^51, so that <see cref="Multiply"/>'s quotient is off by one at most.</summary>
    public const ulong LargestModulus = 1UL << 51;

    private readonly ulong _multiplier;
    private readonly ulong _inverse;
    private readonly ulong _offset;
    private readonly ulong _modulus;

    public AffinePermutation(ulong modulus, ulong seed, uint purpose)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(modulus, LargestModulus);
        _modulus = modulus;
        ulong multiplier = Chance.Draw(seed, modulus, purpose, DrawPurpose.VisibleId, 1) % modulus | 1;
        while (multiplier % 5 == 0)
        {
            multiplier += 2;
        }

        _multiplier = multiplier % modulus;
        _offset = Chance.Draw(seed, modulus, purpose, DrawPurpose.VisibleId, 2) % modulus;
        _inverse = (ulong)Invert(_multiplier, _modulus);
    }

    public ulong Apply(ulong x) => Add(Multiply(Reduce(x), _multiplier), _offset);

    public ulong Undo(ulong y) => Multiply(Add(Reduce(y), _modulus - _offset), _inverse);

    // A division costs more than all the rest, and values are nearly always small enough already.
    private ulong Reduce(ulong x) => x < _modulus ? x : x % _modulus;

    private ulong Add(ulong a, ulong b)
    {
        ulong sum = unchecked(a + b);
        return sum < _modulus ? sum : sum - _modulus;
    }

    /// <summary>a b mod m without a 128-bit division: the quotient from floating point, the remainder exact but for one modulus, which is put right.</summary>
    private ulong Multiply(ulong a, ulong b)
    {
        unchecked
        {
            ulong quotient = (ulong)((double)a * b / _modulus);
            long remainder = (long)(a * b - quotient * _modulus);
            return (ulong)(remainder < 0 ? remainder + (long)_modulus : remainder >= (long)_modulus ? remainder - (long)_modulus : remainder);
        }
    }

    /// <summary>Extended Euclid.</summary>
    private static UInt128 Invert(Int128 a, Int128 m)
    {
        (Int128 r, Int128 nextR, Int128 t, Int128 nextT) = (m, a, 0, 1);
        while (nextR != 0)
        {
            Int128 q = r / nextR;
            (r, nextR) = (nextR, r - q * nextR);
            (t, nextT) = (nextT, t - q * nextT);
        }

        return (UInt128)(t < 0 ? t + m : t);
    }
}
