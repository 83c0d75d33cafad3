using DeviceEmulator.Time;

namespace Han.Gateway.Registry;

/// <summary>
/// x -> (a x + b) mod m: an invertible shuffle of 0..m-1 that needs no table. <paramref name="modulus"/> is a power of ten, so a must not share
/// the factors 2 and 5 with it.
/// </summary>
internal sealed class AffinePermutation
{
    private readonly UInt128 _multiplier;
    private readonly UInt128 _inverse;
    private readonly UInt128 _offset;
    private readonly UInt128 _modulus;

    public AffinePermutation(ulong modulus, ulong seed, uint purpose)
    {
        _modulus = modulus;
        ulong multiplier = Chance.Draw(seed, modulus, purpose, DrawPurpose.VisibleId, 1) % modulus | 1;
        while (multiplier % 5 == 0)
        {
            multiplier += 2;
        }

        _multiplier = multiplier % modulus;
        _offset = Chance.Draw(seed, modulus, purpose, DrawPurpose.VisibleId, 2) % modulus;
        _inverse = Invert((Int128)_multiplier, (Int128)_modulus);
    }

    public ulong Apply(ulong x) => (ulong)((x * _multiplier + _offset) % _modulus);

    public ulong Undo(ulong y) => (ulong)((y + _modulus - _offset) % _modulus * _inverse % _modulus);

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
