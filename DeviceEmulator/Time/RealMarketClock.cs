namespace DeviceEmulator.Time;

/// <summary>Market time that follows the wall clock of a <see cref="TimeProvider"/>.</summary>
public sealed class RealMarketClock(TimeProvider timeProvider) : MarketClock
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private volatile TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override MarketTime Now => MarketTime.From(timeProvider.GetUtcNow());

    protected override MarketTime Limit => Now;

    public override async Task WaitUntilAsync(MarketTime due, CancellationToken cancellationToken)
    {
        Task released = _released.Task;
        long milliseconds = Math.Clamp(due.Milliseconds - Now.Milliseconds, 1, (long)LongestWait.TotalMilliseconds);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task delay = Task.Delay(TimeSpan.FromMilliseconds(milliseconds), timeProvider, end.Token);
        await Task.WhenAny(delay, released).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    protected override void OnReleased() =>
        Interlocked.Exchange(ref _released, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
