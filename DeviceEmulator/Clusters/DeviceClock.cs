using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Clusters;

/// <summary>
/// The clock of a node: it may run too fast or too slow, and may be off for good. What is true is the agenda's time; what the clock shows is reckoned
/// from the moment at which it was last set.
/// </summary>
/// <param name="now">From when on it goes.</param>
/// <param name="driftPerMillion">Milliseconds gained in a million; negative for a clock that loses.</param>
/// <param name="error">Shown minus true in milliseconds, before it is set.</param>
/// <param name="standingError">Shown minus true in milliseconds, however often it is set: a fault.</param>
internal sealed class DeviceClock(MarketTime now, long driftPerMillion = 0, long error = 0, long standingError = 0)
{
    private const long Million = 1_000_000;

    private long _setAt = now.Milliseconds;
    private long _shownThen = now.Milliseconds + error;

    /// <summary>A clock that is right and stays right: it is shared, and nobody sets it.</summary>
    public static DeviceClock True { get; } = new(default);

    /// <summary>When it was set, or began to go.</summary>
    public MarketTime SetAt => new(_setAt);

    /// <summary>Sets it to what a time server says, to the second.</summary>
    public void Set(SepTime time, MarketTime at) => (_shownThen, _setAt) = (time.ToUnixMilliseconds(), at.Milliseconds);

    /// <summary>What it shows at a moment.</summary>
    public MarketTime Read(MarketTime at)
    {
        long gone = at.Milliseconds - _setAt;
        return new(_shownThen + gone + gone * driftPerMillion / Million + standingError);
    }

    /// <summary>What it shows at a moment, as it is written in a frame.</summary>
    public SepTime Show(MarketTime at) => Read(at).ToSep();

    /// <summary>The first millisecond, in Unix milliseconds, at which it shows a time.</summary>
    public long MomentOf(SepTime shown)
    {
        long toGo = shown.ToUnixMilliseconds() - standingError - _shownThen;
        return driftPerMillion == 0
            ? _setAt + toGo
            : _setAt + (long)Math.Ceiling(toGo * (decimal)Million / (Million + driftPerMillion));
    }
}
