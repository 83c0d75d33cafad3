namespace Sep.Codec.Capture;

/// <summary>What a pcapng interface description says: how its packets begin, how many octets of each were kept, and how its times count.</summary>
/// <param name="LinkType">What its packets begin with.</param>
/// <param name="SnapLength">Octets kept of a packet; 0 for all.</param>
/// <param name="Resolution">Ticks of its clock: 10^-n s, or with the top bit 2^-n s.</param>
/// <param name="OffsetSeconds">Added to every time.</param>
internal readonly record struct CaptureInterface(LinkType LinkType, uint SnapLength, byte Resolution, long OffsetSeconds)
{
    /// <summary>Microseconds, where the description says nothing.</summary>
    public const byte DefaultResolution = 6;

    private const byte BinaryBit = 0x80;
    private const int NanosecondDigits = 9;
    private const int MostDigits = 28;
    private const ulong NanosecondsInSecond = 1_000_000_000;

    /// <summary>Ticks since 1970 as nanoseconds since 1970, held at the ends of the range.</summary>
    public ulong UnixNanoseconds(ulong ticks)
    {
        int digits = Resolution & ~BinaryBit;
        UInt128 nanoseconds = (Resolution & BinaryBit) != 0 ? ((UInt128)ticks * NanosecondsInSecond) >> digits
            : digits <= NanosecondDigits ? ticks * Power(NanosecondDigits - digits)
            : digits <= MostDigits ? ticks / Power(digits - NanosecondDigits)
            : UInt128.Zero;
        Int128 shifted = (Int128)nanoseconds + ((Int128)OffsetSeconds * (long)NanosecondsInSecond);
        return (ulong)Int128.Clamp(shifted, 0, ulong.MaxValue);
    }

    private static UInt128 Power(int digits)
    {
        UInt128 power = UInt128.One;
        for (int i = 0; i < digits; i++)
        {
            power *= 10;
        }

        return power;
    }
}
