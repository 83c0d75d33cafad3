namespace Sep.Codec.Clusters.Metering;

/// <summary>The two halves of a <see cref="UnitOfMeasure"/>: the unit, and whether its numbers are BCD.</summary>
public static class UnitsOfMeasure
{
    private const byte BcdBit = 0x80;

    /// <summary>Whether the numbers in this unit are binary-coded decimals.</summary>
    public static bool IsBcd(this UnitOfMeasure unit) => ((byte)unit & BcdBit) != 0;

    /// <summary>The same unit with binary numbers.</summary>
    public static UnitOfMeasure ToBinary(this UnitOfMeasure unit) => (UnitOfMeasure)((byte)unit & ~BcdBit);
}
