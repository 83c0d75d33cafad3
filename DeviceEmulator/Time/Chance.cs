namespace DeviceEmulator.Time;

/// <summary>
/// Stateless chance: a draw is a hash of what it is about, so it does not depend on the order of draws, on threads or on restarts. The mixer is
/// the finaliser of SplitMix64. Never for keys, nonces or anything secret.
/// </summary>
public static class Chance
{
    /// <summary>64 evenly spread bits for one question.</summary>
    public static ulong Draw(ulong seed, ulong order, ulong device, DrawPurpose purpose, uint n = 0)
    {
        unchecked
        {
            ulong x = Mix(seed + 0x9E3779B97F4A7C15);
            x = Mix(x ^ order);
            x = Mix(x ^ device);
            return Mix(x ^ (((ulong)purpose << 32) | n));
        }
    }

    /// <summary>A draw mapped to [0, 1).</summary>
    public static double Unit(ulong draw) => (draw >> 11) * (1.0 / (1UL << 53));

    /// <summary>A draw mapped to 0 .. <paramref name="exclusiveMaximum"/> - 1.</summary>
    public static int Below(ulong draw, int exclusiveMaximum) => (int)Math.BigMul(draw, (ulong)exclusiveMaximum, out _);

    /// <summary>A draw mapped to the standard normal distribution (Acklam's rational approximation is avoided: Box-Muller on the draw's halves).</summary>
    public static double Normal(ulong draw)
    {
        double u = ((draw >> 32) + 1.0) / 4294967297.0;
        double v = (draw & 0xFFFFFFFF) / 4294967296.0;
        return Math.Sqrt(-2.0 * Math.Log(u)) * Math.Cos(2.0 * Math.PI * v);
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
