namespace Sep.Codec.Clusters;

/// <summary>The octets that place a decimal point: the upper four bits are the number of digits to its right, 0..15.</summary>
internal static class TrailingDigits
{
    public static int Of(byte octet) => octet >> 4;

    /// <summary>The number with its point in place; exact.</summary>
    public static decimal Apply(uint value, int digits) => new(unchecked((int)value), 0, 0, false, (byte)digits);
}
