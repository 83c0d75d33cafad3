using DeviceEmulator.Time;
using Han.Gateway.Storage;

namespace Han.Gateway.Requests;

/// <summary>
/// Where an accepted request gets its moment and its numbers. Stamping and queueing are one step, so that numbers, moments and the journal's order agree; the
/// moment is held until the request's orders are with the head-ends, so that a replay sees them enter at exactly that time.
/// </summary>
public sealed class AcceptanceGate : IDisposable
{
    private readonly RequestJournal _journal;
    private readonly MarketClock _clock;
    private readonly SemaphoreSlim _one = new(1, 1);
    private long _lastRequest;
    private long _lastOrder;
    private long _lastEventId;

    public AcceptanceGate(RequestJournal journal, MarketClock clock, StoredRequests stored)
    {
        (_journal, _clock) = (journal, clock);
        (_lastRequest, _lastOrder, _lastEventId) = stored.LastNumbers();
    }

    /// <summary>Stamps a request and puts it into the journal; the answer comes when it is on disk.</summary>
    /// <param name="stamp">Makes the request of its moment; it may take numbers of this gate.</param>
    public async ValueTask<HanAnswer> AcceptAsync(Func<MarketTime, AcceptedRequest> stamp, CancellationToken cancellationToken) =>
        (await TryAcceptAsync(stamp, cancellationToken).ConfigureAwait(false))!;

    /// <param name="stamp">Makes the request of its moment; it may take numbers of this gate. Null where it is not to be accepted at that moment.</param>
    /// <returns>Null where it was not.</returns>
    /// <inheritdoc cref="AcceptAsync"/>
    public async ValueTask<HanAnswer?> TryAcceptAsync(Func<MarketTime, AcceptedRequest?> stamp, CancellationToken cancellationToken)
    {
        Task<HanAnswer>? stored;
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            stored = await EnqueueAsync(stamp, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }

        // From here on the request is in the journal: a caller that hangs up does not take it back.
        return stored is null ? null : await stored.ConfigureAwait(false);
    }

    /// <summary>Only while stamping.</summary>
    public long NextRequest() => ++_lastRequest;

    /// <summary>Only while stamping.</summary>
    public uint NextOrder() => checked((uint)++_lastOrder);

    /// <summary>
    /// The first of so many ids on the wire: strictly rising and at least the current SEP time, so that the newer event has the larger id in every ESI, whoever
    /// sent it. Only while stamping.
    /// </summary>
    public uint NextEventIds(MarketTime now, int count)
    {
        long first = Math.Max(_lastEventId + 1, now.ToSep().Seconds);
        _lastEventId = first + count - 1;
        return checked((uint)first);
    }

    public void Dispose() => _one.Dispose();

    private async ValueTask<Task<HanAnswer>?> EnqueueAsync(Func<MarketTime, AcceptedRequest?> stamp, CancellationToken cancellationToken)
    {
        TimeHold hold = _clock.Hold();
        try
        {
            if (stamp(hold.At) is not { } accepted)
            {
                hold.Dispose();
                return null;
            }

            var done = new TaskCompletionSource<HanAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
            await _journal.EnqueueAsync(accepted, done, hold, cancellationToken).ConfigureAwait(false);
            return done.Task;
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }
}
