using System.Globalization;

namespace Sep.Codec.Zcl;

/// <summary>A ZCL date. Each part may be unused (0xFF); all four unused is no date at all.</summary>
/// <param name="YearSince1900">0..254, so 1900..2154; 0xFF unused.</param>
/// <param name="Month">1..12; 0xFF unused.</param>
/// <param name="DayOfMonth">1..31; 0xFF unused.</param>
/// <param name="DayOfWeek">1 (Monday)..7 (Sunday); 0xFF unused.</param>
public readonly record struct ZclDate(byte YearSince1900, byte Month, byte DayOfMonth, byte DayOfWeek)
{
    /// <summary>A part that is not given.</summary>
    public const byte Unused = 0xFF;

    /// <summary>Whether each part is in its range or unused. What came from the wire may be neither.</summary>
    public bool IsInRange => Month is (>= 1 and <= 12) or Unused && DayOfMonth is (>= 1 and <= 31) or Unused && DayOfWeek is (>= 1 and <= 7) or Unused;

    public override string ToString() =>
        $"{(YearSince1900 == Unused ? "----" : (1900 + YearSince1900).ToString(CultureInfo.InvariantCulture))}-{Part(Month)}-{Part(DayOfMonth)}";

    private static string Part(byte part) => part == Unused ? "--" : part.ToString("D2", CultureInfo.InvariantCulture);
}
