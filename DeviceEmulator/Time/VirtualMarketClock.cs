namespace DeviceEmulator.Time;

/// <summary>
/// Market time that stands still until its driver lets it run, then jumps from one due item to the next. It never runs past the horizon that the
/// driver set, nor past an open hold. One loop steps all lanes of a virtual clock.
/// </summary>
public sealed class VirtualMarketClock(MarketTime start) : MarketClock
{
    private readonly Lock _gate = new();
    private readonly MarketTime _start = start;
    private MarketTime _horizon = start;
    private TaskCompletionSource _changed = New();
    private TaskCompletionSource? _arrival;

    public override MarketTime Now => MarketTime.Max(_start, Granted);

    protected override MarketTime Limit => _horizon;

    /// <summary>Lets time run to <paramref name="horizon"/>; completes when nothing due up to there is left and the lanes have handed over their reports.</summary>
    /// <exception cref="InvalidOperationException">The clock is already running.</exception>
    public Task RunToAsync(MarketTime horizon)
    {
        TaskCompletionSource arrival = New();
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (_arrival is not null)
            {
                throw new InvalidOperationException("The virtual clock is already running.");
            }

            _horizon = MarketTime.Max(_horizon, horizon);
            _arrival = arrival;
            changed = Swap();
        }

        changed.TrySetResult();
        return arrival.Task;
    }

    /// <summary>The loop says that nothing due at or before the horizon is left and everything is handed over.</summary>
    public void Arrive()
    {
        Grant(_horizon);
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            arrival = _arrival;
            _arrival = null;
        }

        arrival?.TrySetResult();
    }

    /// <summary>Where the driver lets time run to.</summary>
    public MarketTime Horizon => _horizon;

    public override Task WaitUntilAsync(MarketTime due, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _changed.Task.WaitAsync(cancellationToken);
        }
    }

    protected override void OnReleased()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            changed = Swap();
        }

        changed.TrySetResult();
    }

    private TaskCompletionSource Swap()
    {
        TaskCompletionSource old = _changed;
        _changed = New();
        return old;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
