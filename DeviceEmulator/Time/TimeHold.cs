namespace DeviceEmulator.Time;

/// <summary>An open hold on market time; see <see cref="MarketClock.Hold"/>. Disposing it twice is harmless.</summary>
public sealed class TimeHold : IDisposable
{
    private readonly long _number;
    private MarketClock? _clock;

    internal TimeHold(MarketClock clock, MarketTime at, long number)
    {
        _clock = clock;
        _number = number;
        At = at;
    }

    /// <summary>The stamped moment.</summary>
    public MarketTime At { get; }

    public void Dispose() => Interlocked.Exchange(ref _clock, null)?.Release(At, _number);
}
