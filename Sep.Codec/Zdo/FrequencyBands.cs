namespace Sep.Codec.Zdo;

/// <summary>The bands that a radio covers: 5 bits of the node descriptor. Bits 1 and 4 are reserved.</summary>
[Flags]
public enum FrequencyBands : byte
{
    None = 0,
    Mhz868 = 1 << 0,
    Mhz900 = 1 << 2,
    Mhz2400 = 1 << 3,
}
