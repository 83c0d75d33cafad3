namespace Han.Gateway.Registry.Imported;

/// <summary>The mixing step of SplitMix64: a bijection that spreads 64 bits evenly. Index files are sorted by it: it must never change.</summary>
internal static class KeyHash
{
    public static ulong Of(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
