using System.Globalization;

namespace Sep.Codec.Zcl;

/// <summary>A ZCL time of day. Each part may be unused (0xFF); all four unused is no time at all.</summary>
/// <param name="Hours">0..23; 0xFF unused.</param>
/// <param name="Minutes">0..59; 0xFF unused.</param>
/// <param name="Seconds">0..59; 0xFF unused.</param>
/// <param name="Hundredths">0..99 hundredths of a second; 0xFF unused.</param>
public readonly record struct ZclTimeOfDay(byte Hours, byte Minutes, byte Seconds, byte Hundredths)
{
    /// <summary>A part that is not given.</summary>
    public const byte Unused = 0xFF;

    /// <summary>Whether each part is in its range or unused. What came from the wire may be neither.</summary>
    public bool IsInRange => Hours is <= 23 or Unused && Minutes is <= 59 or Unused && Seconds is <= 59 or Unused && Hundredths is <= 99 or Unused;

    public override string ToString() => $"{Part(Hours)}:{Part(Minutes)}:{Part(Seconds)}.{Part(Hundredths)}";

    private static string Part(byte part) => part == Unused ? "--" : part.ToString("D2", CultureInfo.InvariantCulture);
}
