namespace DeviceEmulator.Time;

/// <summary>A clock that starts at a given moment and goes <paramref name="speed"/> times as fast as another one; its timers are as much shorter.</summary>
public sealed class ScaledTimeProvider(TimeProvider source, DateTimeOffset start, double speed) : TimeProvider
{
    private static readonly TimeSpan ShortestTimer = TimeSpan.FromMilliseconds(1);
    private readonly long _origin = source.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + source.GetElapsedTime(_origin) * speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        source.CreateTimer(callback, state, Scale(dueTime), Scale(period));

    private TimeSpan Scale(TimeSpan span)
    {
        if (span <= TimeSpan.Zero)
        {
            return span; // At once, or never.
        }

        TimeSpan scaled = span / speed;
        return scaled < ShortestTimer ? ShortestTimer : scaled;
    }
}
