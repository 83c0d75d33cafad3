namespace DeviceEmulator.Time;

/// <summary>
/// Market time as the lanes see it: one clock for start times, log times, network delays and device timers. A lane never processes anything due
/// at or after the moment of an open <see cref="Hold"/>, so that what is accepted under a hold enters the lane at exactly the stamped moment,
/// live and when it is replayed after a restart.
/// </summary>
public abstract class MarketClock
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, int> _holds = [];
    private readonly SortedSet<long> _open = [];
    private long _earliestHold = long.MaxValue;
    private long _lastHold;
    private long _granted;
    private volatile TaskCompletionSource _changes = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Completes at the next change that may let a lane go on where a grant fell short. To miss no wake-up, a loop takes this task first, then asks
    /// for the grant, then passes the task to <see cref="WaitUntilAsync"/>.
    /// </summary>
    public Task Changes => _changes.Task;

    /// <summary>The current market time: in virtual mode the last moment granted, in real mode the wall clock.</summary>
    public abstract MarketTime Now { get; }

    /// <summary>Stamps a moment that no lane has reached and keeps every lane before it until the hold is disposed.</summary>
    public TimeHold Hold()
    {
        lock (_gate)
        {
            long at = Math.Max(Now.Milliseconds, _granted + 1);
            _holds[at] = _holds.GetValueOrDefault(at) + 1;
            _earliestHold = Math.Min(_earliestHold, at);
            _open.Add(++_lastHold);
            return new TimeHold(this, new MarketTime(at), _lastHold);
        }
    }

    /// <summary>Completes when every hold that is open now is disposed: what was stamped before is with its lane. Later ones are not waited for.</summary>
    public async Task WaitForHoldsAsync(CancellationToken cancellationToken)
    {
        long last;
        lock (_gate)
        {
            last = _lastHold;
        }

        while (true)
        {
            Task changes = Changes;
            lock (_gate)
            {
                if (_open.Count == 0 || _open.Min > last)
                {
                    return;
                }
            }

            await changes.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Grants a lane the right to process everything due up to the returned moment, at most <paramref name="wanted"/>. The answer is earlier than
    /// <paramref name="wanted"/> while the clock has not come so far or a hold is open.
    /// </summary>
    public MarketTime Grant(MarketTime wanted)
    {
        lock (_gate)
        {
            long limit = Math.Min(wanted.Milliseconds, Limit.Milliseconds);
            limit = Math.Min(limit, _earliestHold - 1);
            Interlocked.Exchange(ref _granted, Math.Max(_granted, limit));
            return new MarketTime(limit);
        }
    }

    /// <summary>Completes when a grant of <paramref name="due"/> may succeed where it did not before. May complete early.</summary>
    /// <param name="due">What the loop waits for.</param>
    /// <param name="changes"><see cref="Changes"/>, taken before the grant was asked for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public abstract Task WaitUntilAsync(MarketTime due, Task changes, CancellationToken cancellationToken);

    /// <summary>How far lanes may go at this moment, holds aside.</summary>
    protected abstract MarketTime Limit { get; }

    /// <summary>The latest moment granted to any lane.</summary>
    protected MarketTime Granted => new(Interlocked.Read(ref _granted));

    /// <summary>Wakes the loops that wait on <see cref="Changes"/>. Called outside the lock.</summary>
    protected void Change() =>
        Interlocked.Exchange(ref _changes, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    internal void Release(MarketTime at, long number)
    {
        lock (_gate)
        {
            _open.Remove(number);
            int left = _holds[at.Milliseconds] - 1;
            if (left == 0)
            {
                _holds.Remove(at.Milliseconds);
                _earliestHold = _holds.Count == 0 ? long.MaxValue : _holds.Keys.First();
            }
            else
            {
                _holds[at.Milliseconds] = left;
            }
        }

        Change();
    }
}
