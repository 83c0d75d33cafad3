namespace Sep.Codec.Capture;

/// <summary>The 64-bit timestamps of NTP (RFC 5905): seconds since 1900 in the upper half, parts of 2^-32 s in the lower.</summary>
internal static class NtpTime
{
    private const ulong SecondsFrom1900To1970 = 2_208_988_800;
    private const ulong NanosecondsInSecond = 1_000_000_000;
    private const ulong Half = 0x8000_0000;

    /// <summary>Nanoseconds since 1970 as NTP time. It comes back from <see cref="ToUnix"/> to the nanosecond for the years 1970 to 2103.</summary>
    public static ulong FromUnix(ulong unixNanoseconds)
    {
        (ulong seconds, ulong nanoseconds) = Math.DivRem(unixNanoseconds, NanosecondsInSecond);
        ulong fraction = (nanoseconds << 32) / NanosecondsInSecond;
        return ((seconds + SecondsFrom1900To1970) << 32) | fraction;
    }

    /// <summary>NTP time as nanoseconds since 1970. The seconds overflow in 2036: what would lie before 1970 is taken to lie after that.</summary>
    public static ulong ToUnix(ulong ntp)
    {
        ulong seconds = ntp >> 32;
        ulong since1970 = seconds >= SecondsFrom1900To1970 ? seconds - SecondsFrom1900To1970 : seconds + (1UL << 32) - SecondsFrom1900To1970;
        ulong nanoseconds = (((ntp & uint.MaxValue) * NanosecondsInSecond) + Half) >> 32;
        return (since1970 * NanosecondsInSecond) + nanoseconds;
    }
}
