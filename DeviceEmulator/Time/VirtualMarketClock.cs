namespace DeviceEmulator.Time;

/// <summary>
/// Market time that stands still until its driver lets it run, then jumps from what is due to what is due next. It never runs past the horizon that the
/// driver set, nor past an open hold. One loop has all lanes of a virtual clock; where there are several it asks for a stride of time at once.
/// </summary>
public sealed class VirtualMarketClock(MarketTime start) : MarketClock
{
    private readonly Lock _gate = new();
    private readonly MarketTime _start = start;
    private long _horizon = start.Milliseconds;
    private TaskCompletionSource? _arrival;

    public override MarketTime Now => MarketTime.Max(_start, Granted);

    /// <summary>Where the driver lets time run to.</summary>
    public MarketTime Horizon => new(Interlocked.Read(ref _horizon));

    protected override MarketTime Limit => Horizon;

    /// <summary>Lets time run to <paramref name="horizon"/>; completes when nothing due up to there is left and the lanes have handed over their reports.</summary>
    /// <exception cref="InvalidOperationException">The clock is already running.</exception>
    public Task RunToAsync(MarketTime horizon)
    {
        TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_arrival is not null)
            {
                throw new InvalidOperationException("The virtual clock is already running.");
            }

            Interlocked.Exchange(ref _horizon, Math.Max(_horizon, horizon.Milliseconds));
            _arrival = arrival;
        }

        Change();
        return arrival.Task;
    }

    /// <summary>
    /// The loop says that nothing due at or before <paramref name="reached"/> is left and everything is handed over. The driver is told only when
    /// that is the horizon: it may have been moved since the loop looked. The loop must have been granted that moment.
    /// </summary>
    public void Arrive(MarketTime reached)
    {
        TaskCompletionSource? arrival = null;
        lock (_gate)
        {
            if (reached >= Horizon && Granted >= Horizon)
            {
                arrival = _arrival;
                _arrival = null;
            }
        }

        arrival?.TrySetResult();
    }

    /// <inheritdoc/>
    public override Task WaitUntilAsync(MarketTime due, Task changes, CancellationToken cancellationToken) => changes.WaitAsync(cancellationToken);
}
