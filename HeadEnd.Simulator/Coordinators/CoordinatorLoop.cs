using DeviceEmulator.Time;

namespace HeadEnd.Simulator.Coordinators;

/// <summary>
/// Steps a driver and the application above it by the wall clock: what came over the line first, then the timers that are due. Whoever calls
/// <see cref="RunAsync"/> is the loop; nothing else may touch the driver meanwhile.
/// </summary>
public sealed class CoordinatorLoop(Agenda agenda, TcpLine line, ICoordinatorDriver driver, TimeProvider timeProvider)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private MarketTime Now => MarketTime.From(timeProvider.GetUtcNow());

    /// <summary>Runs until something is so, or until it is cancelled.</summary>
    public async Task RunAsync(Func<bool> isEnough, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isEnough);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            agenda.Enter(Now);
            line.Deliver(driver);
            MarketTime now = Now;
            while (agenda.TryStep(now))
            {
            }

            if (isEnough())
            {
                return;
            }

            await WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        long left = Math.Clamp(agenda.NextDue.Milliseconds - Now.Milliseconds, 0, (long)LongestWait.TotalMilliseconds);
        if (left == 0)
        {
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task due = Task.Delay(TimeSpan.FromMilliseconds(left), timeProvider, end.Token);
        Task<bool> happened = line.WaitAsync(end.Token).AsTask();
        await Task.WhenAny(due, happened).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
    }
}
