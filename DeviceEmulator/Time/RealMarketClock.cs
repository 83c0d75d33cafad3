namespace DeviceEmulator.Time;

/// <summary>Market time that follows the wall clock of a <see cref="TimeProvider"/>.</summary>
public sealed class RealMarketClock(TimeProvider timeProvider) : MarketClock
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public override MarketTime Now => MarketTime.From(timeProvider.GetUtcNow());

    protected override MarketTime Limit => Now;

    public override async Task WaitUntilAsync(MarketTime due, Task changes, CancellationToken cancellationToken)
    {
        long milliseconds = Math.Clamp(due.Milliseconds - Now.Milliseconds, 1, (long)LongestWait.TotalMilliseconds);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task delay = Task.Delay(TimeSpan.FromMilliseconds(milliseconds), timeProvider, end.Token);
        await Task.WhenAny(delay, changes).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
