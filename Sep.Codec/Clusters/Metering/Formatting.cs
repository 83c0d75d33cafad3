using System.Globalization;

namespace Sep.Codec.Clusters.Metering;

/// <summary>
/// How a meter's number is shown (the formatting attributes): bits 0-2 digits right of the point, bits 3-6 digits left of it, bit 7 leading zeros
/// suppressed. The default value shows whole numbers.
/// </summary>
public readonly record struct Formatting(byte Value)
{
    private const int LeftShift = 3;
    private const byte RightMask = 0x07;
    private const byte LeftMask = 0x0F;
    private const byte SuppressBit = 0x80;

    /// <summary>Says how numbers are shown.</summary>
    /// <param name="digitsRight">0..7 digits right of the point.</param>
    /// <param name="digitsLeft">0..15 digits left of the point.</param>
    /// <param name="suppressLeadingZeros">False to fill up with zeros to <paramref name="digitsLeft"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">More digits than the octet holds, or fewer than none.</exception>
    public Formatting(int digitsRight, int digitsLeft, bool suppressLeadingZeros)
        : this((byte)(InRange(digitsRight, RightMask) | (InRange(digitsLeft, LeftMask) << LeftShift) | (suppressLeadingZeros ? SuppressBit : 0)))
    {
    }

    /// <summary>0..7.</summary>
    public int DigitsRight => Value & RightMask;

    /// <summary>0..15; a number that needs more digits is shown with all of them.</summary>
    public int DigitsLeft => (Value >> LeftShift) & LeftMask;

    public bool SuppressLeadingZeros => (Value & SuppressBit) != 0;

    /// <summary>
    /// The text of raw x multiplier / divisor. Reckoned in whole numbers: exact where the digits right of the point suffice, otherwise rounded to
    /// the nearest, ties away from zero.
    /// </summary>
    /// <param name="raw">The value of the attribute.</param>
    /// <param name="multiplier">The meter's Multiplier attribute, 24 bits; 1 when it has none.</param>
    /// <param name="divisor">The meter's Divisor attribute, 24 bits, not 0; 1 when it has none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is 0, or one of the two needs more than 24 bits.</exception>
    public string Format(long raw, uint multiplier = 1, uint divisor = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(divisor);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(divisor, 0xFF_FFFFu);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(multiplier, 0xFF_FFFFu);

        // 64 + 24 + 24 bits at most: 10^7 needs 24.
        Int128 scaled = Int128.Abs(raw) * multiplier * PowerOfTen(DigitsRight);
        (Int128 quotient, Int128 remainder) = Int128.DivRem(scaled, divisor);
        if (remainder * 2 >= divisor)
        {
            quotient++;
        }

        string digits = quotient.ToString(CultureInfo.InvariantCulture).PadLeft(DigitsRight + Math.Max(1, SuppressLeadingZeros ? 0 : DigitsLeft), '0');
        string sign = raw < 0 && quotient != 0 ? "-" : "";
        return DigitsRight == 0 ? sign + digits : $"{sign}{digits.AsSpan()[..^DigitsRight]}.{digits.AsSpan()[^DigitsRight..]}";
    }

    public override string ToString() => $"{DigitsLeft}.{DigitsRight}{(SuppressLeadingZeros ? " without leading zeros" : "")}";

    private static int InRange(int digits, byte max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, max);
        return digits;
    }

    private static int PowerOfTen(int exponent)
    {
        int power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
