using System.Threading.Channels;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;
using Microsoft.Extensions.Logging;

namespace HeadEnd.Simulator.Lanes;

/// <summary>
/// Steps lanes by a market clock: one loop for all lanes of a virtual clock, or one for each lane on the real clock. Orders come through one bounded
/// inbox; a full sink makes the loop wait, but it goes on emptying the inbox, because whoever empties the sink may be the one who fills the inbox.
/// Several lanes of a virtual clock are granted a stride of time at once and go through it side by side, which changes nothing of what they report.
/// </summary>
public sealed class LaneLoop
{
    public const int InboxCapacity = 64;

    /// <summary>Milliseconds: so much later than asked a hold may be stamped while virtual time runs.</summary>
    private const long LongestStride = 4096;

    /// <summary>The items of a stride: enough to keep two processors busy for a millisecond or more, and so few that their reports are no burden.</summary>
    private const int FewSteps = 4_000;
    private const int ManySteps = 16_000;

    /// <summary>From so many items on a second thread is worth its waking up.</summary>
    private const int StepsToShare = 500;

    private readonly Lane[] _lanes;
    private readonly MarketClock _clock;
    private readonly IReportSink _sink;
    private readonly ILogger _logger;
    private readonly ReportOutbox _outbox = new();
    private readonly LaneCrew? _crew;
    private readonly Channel<(Lane Lane, TdspOrder Order)> _inbox =
        Channel.CreateBounded<(Lane, TdspOrder)>(new BoundedChannelOptions(InboxCapacity) { SingleReader = true });
    private long _stride = 1;
    private int _lastSteps;

    public LaneLoop(IReadOnlyList<Lane> lanes, MarketClock clock, IReportSink sink, ILogger logger)
    {
        (_lanes, _clock, _sink, _logger) = ([.. lanes], clock, sink, logger);
        _crew = clock is VirtualMarketClock && lanes.Count > 1 && Environment.ProcessorCount > 1 ? new LaneCrew(_lanes) : null;
    }

    /// <summary>Posts an order to a lane of this loop; waits while the inbox is full.</summary>
    public ValueTask PostAsync(Lane lane, TdspOrder order, CancellationToken cancellationToken) =>
        _inbox.Writer.WriteAsync((lane, order), cancellationToken);

    /// <summary>Runs until cancelled. What is not handed over then is made again when the orders are replayed.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        LogMessages.LoopStarted(_logger, _lanes.Length);
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await TurnAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops the loop.
        }
        finally
        {
            _inbox.Writer.TryComplete();
            _outbox.Take()?.Dispose();
            _crew?.Dispose();
            LogMessages.LoopStopped(_logger, _lanes.Length);
        }
    }

    private async ValueTask TurnAsync(CancellationToken cancellationToken)
    {
        // Taken before the grant is asked for, so that no wake-up in between is missed.
        Task changes = _clock.Changes;
        Drain();
        var virtualClock = _clock as VirtualMarketClock;
        MarketTime horizon = virtualClock?.Horizon ?? MarketTime.Never;
        MarketTime wanted = MarketTime.Min(EndOfStride(Next(out _)), horizon);
        MarketTime granted = _clock.Grant(wanted);

        // What was stamped up to the granted moment was posted before its hold went, so it is in the inbox by now.
        Drain();
        if (await ProcessAsync(granted, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        await FlushAsync(granted, cancellationToken).ConfigureAwait(false);
        if (virtualClock is not null && granted >= horizon && Next(out _) > horizon)
        {
            virtualClock.Arrive(horizon);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task time = _clock.WaitUntilAsync(Next(out _), changes, end.Token);
        Task<bool> orders = _inbox.Reader.WaitToReadAsync(end.Token).AsTask();
        await Task.WhenAny(time, orders).ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
    }

    /// <summary>Processes all that is due up to the granted moment; false when nothing was.</summary>
    private async ValueTask<bool> ProcessAsync(MarketTime granted, CancellationToken cancellationToken)
    {
        bool shared = _crew is not null && _lastSteps >= StepsToShare;
        int steps = shared
            ? await StepSideBySideAsync(_crew!, granted, cancellationToken).ConfigureAwait(false)
            : await StepInTurnAsync(granted, cancellationToken).ConfigureAwait(false);
        if (steps > ManySteps)
        {
            _stride = Math.Max(1, _stride / 2);
        }
        else if (steps < FewSteps)
        {
            _stride = Math.Min(LongestStride, _stride * 2);
        }

        _lastSteps = steps;
        return steps > 0;
    }

    private async ValueTask<int> StepInTurnAsync(MarketTime granted, CancellationToken cancellationToken)
    {
        foreach (Lane lane in _lanes)
        {
            lane.Outbox = _outbox;
        }

        int steps = 0;
        for (MarketTime due = Next(out Lane? lane); due <= granted && lane is not null; due = Next(out lane))
        {
            steps++;
            lane.Step();
            if (_outbox.IsFull)
            {
                await FlushAsync(due.PlusMilliseconds(-1), cancellationToken).ConfigureAwait(false);
            }
        }

        return steps;
    }

    private async ValueTask<int> StepSideBySideAsync(LaneCrew crew, MarketTime granted, CancellationToken cancellationToken)
    {
        int steps = crew.StepTo(granted);
        while (crew.Collect(_outbox, out MarketTime at))
        {
            await FlushAsync(at.PlusMilliseconds(-1), cancellationToken).ConfigureAwait(false);
        }

        return steps;
    }

    private MarketTime EndOfStride(MarketTime due) =>
        _crew is null || due.Milliseconds >= MarketTime.Never.Milliseconds - _stride ? due : due.PlusMilliseconds(_stride - 1);

    private MarketTime Next(out Lane? lane)
    {
        MarketTime next = MarketTime.Never;
        lane = null;
        foreach (Lane candidate in _lanes)
        {
            MarketTime due = candidate.NextDue;
            if (due < next)
            {
                (next, lane) = (due, candidate);
            }
        }

        return next;
    }

    private void Drain()
    {
        while (_inbox.Reader.TryRead(out (Lane Lane, TdspOrder Order) posted))
        {
            posted.Lane.Post(posted.Order);
        }
    }

    private async ValueTask FlushAsync(MarketTime upTo, CancellationToken cancellationToken)
    {
        if (_outbox.Take() is not ReportBatch batch)
        {
            return;
        }

        batch.UpTo = upTo;
        bool isDelivered = false;
        try
        {
            while (!(isDelivered = _sink.TryDeliver(batch)))
            {
                await WaitForRoomAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            if (!isDelivered)
            {
                batch.Dispose();
            }
        }
    }

    /// <summary>Orders are taken meanwhile: who sends one must not wait for reports.</summary>
    private async ValueTask WaitForRoomAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task room = _sink.WaitForRoomAsync(end.Token).AsTask();
        while (!room.IsCompleted)
        {
            await Task.WhenAny(room, _inbox.Reader.WaitToReadAsync(end.Token).AsTask()).ConfigureAwait(false);
            Drain();
        }

        await room.ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
    }
}
