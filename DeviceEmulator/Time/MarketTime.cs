using Sep.Codec.Types;

namespace DeviceEmulator.Time;

/// <summary>A moment of market time: milliseconds since the Unix epoch, UTC. The default value is 1970 and stands for "not set".</summary>
public readonly record struct MarketTime(long Milliseconds) : IComparable<MarketTime>
{
    public static MarketTime Never => new(long.MaxValue);

    public SepTime ToSep() => SepTime.FromUnixMilliseconds(Milliseconds);

    public static MarketTime FromSep(SepTime time) => new(time.ToUnixMilliseconds());

    public static MarketTime From(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds());

    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds);

    /// <summary>The moment <paramref name="span"/> later, cut to whole milliseconds.</summary>
    public MarketTime Plus(TimeSpan span) => new(Milliseconds + (long)span.TotalMilliseconds);

    public MarketTime PlusMilliseconds(long milliseconds) => new(Milliseconds + milliseconds);

    public static MarketTime Max(MarketTime a, MarketTime b) => a.Milliseconds >= b.Milliseconds ? a : b;

    public static MarketTime Min(MarketTime a, MarketTime b) => a.Milliseconds <= b.Milliseconds ? a : b;

    public int CompareTo(MarketTime other) => Milliseconds.CompareTo(other.Milliseconds);

    public override string ToString() => ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);

    public static bool operator <(MarketTime left, MarketTime right) => left.Milliseconds < right.Milliseconds;
    public static bool operator >(MarketTime left, MarketTime right) => left.Milliseconds > right.Milliseconds;
    public static bool operator <=(MarketTime left, MarketTime right) => left.Milliseconds <= right.Milliseconds;
    public static bool operator >=(MarketTime left, MarketTime right) => left.Milliseconds >= right.Milliseconds;
}
