namespace Sep.Codec.Types;

/// <summary>
/// ZCL UTCTime: whole seconds since 2000-01-01T00:00:00Z, 32 bits. <see cref="Now"/> (0) means "at once" in a command and never occurs in a
/// status report; <see cref="Invalid"/> (0xFFFFFFFF) is not a time. The default value is <see cref="Now"/>.
/// </summary>
public readonly record struct SepTime(uint Seconds) : IComparable<SepTime>
{
    /// <summary>Seconds from the Unix epoch to the SEP epoch.</summary>
    public const long UnixOffset = 946_684_800;

    public static SepTime Now => default;
    public static SepTime Invalid => new(uint.MaxValue);

    public bool IsNow => Seconds == 0;
    public bool IsValid => Seconds != uint.MaxValue;

    /// <summary>The SEP second that contains a Unix time in milliseconds; fractions are cut.</summary>
    /// <exception cref="OverflowException">The time lies before 2000 or after 2136.</exception>
    public static SepTime FromUnixMilliseconds(long unixMilliseconds) => new(checked((uint)(Math.DivRem(unixMilliseconds, 1000).Quotient - UnixOffset)));

    public long ToUnixMilliseconds() => (Seconds + UnixOffset) * 1000;

    public int CompareTo(SepTime other) => Seconds.CompareTo(other.Seconds);

    public override string ToString() => IsNow ? "now" : IsValid ? DateTimeOffset.FromUnixTimeMilliseconds(ToUnixMilliseconds()).ToString("u", null) : "invalid";

    public static bool operator <(SepTime left, SepTime right) => left.Seconds < right.Seconds;
    public static bool operator >(SepTime left, SepTime right) => left.Seconds > right.Seconds;
    public static bool operator <=(SepTime left, SepTime right) => left.Seconds <= right.Seconds;
    public static bool operator >=(SepTime left, SepTime right) => left.Seconds >= right.Seconds;
}
