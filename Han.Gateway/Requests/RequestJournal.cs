using System.Threading.Channels;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Routing;
using Han.Gateway.Storage.Sqlite;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Requests;

/// <summary>
/// The one writer. Requests, reports and market time go through its bounded channel and reach the disk in group commits: a request is acknowledged,
/// and its orders are handed to the head-ends, only after the commit that holds it. If a commit fails the service stops: memory and disk would
/// disagree, and a restart from disk loses nothing.
/// </summary>
public sealed class RequestJournal : IReportSink, IRequestLookup, IAsyncDisposable
{
    /// <summary>Channel capacity; when full, callers and head-ends wait.</summary>
    public const int Capacity = 64;

    private const int RowsPerCommit = 20_000;

    private readonly SqliteJournalStore _store;
    private readonly TdspRouter _router;
    private readonly MarketClock _clock;
    private readonly ILogger<RequestJournal> _logger;
    private readonly OpenTargets _targets;
    private readonly Channel<JournalWork> _channel = Channel.CreateBounded<JournalWork>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly List<LogRow> _rows = new(4096);
    private readonly List<JournalWork.Accept> _committed = [];
    private readonly List<(TaskCompletionSource<Acknowledgement> Done, Acknowledgement Answer)> _answered = [];
    private readonly List<TaskCompletionSource> _flushed = [];
    private readonly Queue<TdspOrder> _sent = [];
    private MarketTime _upTo;

    public RequestJournal(SqliteJournalStore store, TdspRouter router, MarketClock clock, DeliveryCounters counters, ILogger<RequestJournal> logger)
    {
        _store = store;
        _router = router;
        _clock = clock;
        Counters = counters;
        _logger = logger;
        _targets = new OpenTargets(this, counters, logger);
    }

    public DeliveryCounters Counters { get; }

    /// <summary>Queues a request; the answer comes when it is on disk, or says why it was refused (a reference or alias used before).</summary>
    internal async ValueTask EnqueueAsync(AcceptedRequest request, TaskCompletionSource<Acknowledgement> done, TimeHold hold, CancellationToken cancellationToken) =>
        await _channel.Writer.WriteAsync(new JournalWork.Accept(request, done, hold), cancellationToken).ConfigureAwait(false);

    public bool TryDeliver(ReportBatch batch) => _channel.Writer.TryWrite(new JournalWork.Reports(batch));

    /// <exception cref="ChannelClosedException">The journal takes nothing any more.</exception>
    public async ValueTask WaitForRoomAsync(CancellationToken cancellationToken)
    {
        if (!await _channel.Writer.WaitToWriteAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new ChannelClosedException();
        }
    }

    /// <summary>Completes when everything given before is on disk.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _channel.Writer.WriteAsync(new JournalWork.Flush(done), cancellationToken).ConfigureAwait(false);
        await done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes up the orders that can still matter and hands them to the head-ends again. Called before lanes and journal run.</summary>
    public void Recover(IReadOnlyList<StoredOrder> orders, Action<string, TdspOrder> replay)
    {
        foreach (StoredOrder stored in orders.OrderBy(o => o.OrderId))
        {
            TdspOrder order = OrderWire.Decode(stored.Wire);
            var open = new OpenOrder(order, stored.Tdsp, stored.Request, stored.Duns, stored.Category, stored.EventId, stored.Closed);
            if (!stored.IsOver)
            {
                _targets.Add(open);
                _sent.Enqueue(order);
            }

            // A cancel that is over may have ended a part of an event that is not.
            if (!stored.IsOver || open.IsCancel)
            {
                foreach (LogRow row in _store.RowsOf(stored.OrderId))
                {
                    _targets.Restore(open, row);
                }
            }

            replay(stored.Tdsp, order);
        }

        if (orders.Count > 0)
        {
            _logger.Recovered(orders.Count, _targets.OrderCount);
        }
    }

    /// <summary>The loop: runs until the channel is completed, then writes what is left.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            while (await _channel.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                do
                {
                    await WriteAsync(cancellationToken).ConfigureAwait(false);
                }
                while (_sent.Count > 0);
            }
        }
        catch (Exception e)
        {
            Abandon(e);
            throw;
        }
    }

    /// <summary>No more work is taken; <see cref="RunAsync"/> ends when the rest is on disk.</summary>
    public void Complete() => _channel.Writer.TryComplete();

    long? IRequestLookup.RequestOfEvent(uint eventId) => _store.RequestOfEvent(eventId);

    string IRequestLookup.DunsOf(long request) => _store.DunsOfRequest(request);

    public ValueTask DisposeAsync()
    {
        Complete();
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        _store.Begin();
        try
        {
            int rows = WriteSent();
            while (rows < RowsPerCommit && _channel.Reader.TryRead(out JournalWork? work))
            {
                rows += Take(work);
            }

            foreach (OpenOrder order in _targets.Dirty)
            {
                _store.UpdateOrder(order.Order.OrderId, order.IsOver, order.Closed);
            }

            _store.SetClock(MarketTime.Max(_upTo, _clock.Now));
            _store.Commit();
            _targets.Written();
        }
        catch
        {
            _store.Rollback();
            throw;
        }

        await HandOverAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Nobody waits for an answer that cannot come: what had not reached the disk was not acknowledged.</summary>
    private void Abandon(Exception reason)
    {
        Complete();
        _committed.ForEach(a => Fail(a, reason));
        _answered.ForEach(a => a.Done.TrySetException(reason));
        _flushed.ForEach(f => f.TrySetException(reason));
        while (_channel.Reader.TryRead(out JournalWork? work))
        {
            switch (work)
            {
                case JournalWork.Accept accept:
                    Fail(accept, reason);
                    break;
                case JournalWork.Reports reports:
                    reports.Batch.Dispose();
                    break;
                case JournalWork.Flush flush:
                    flush.Done.TrySetException(reason);
                    break;
            }
        }
    }

    private static void Fail(JournalWork.Accept accept, Exception reason)
    {
        accept.Done.TrySetException(reason);
        accept.Hold.Dispose();
    }

    private int Take(JournalWork work)
    {
        switch (work)
        {
            case JournalWork.Accept accept:
                Store(accept);
                return 0;
            case JournalWork.Reports reports:
                return Store(reports.Batch);
            case JournalWork.Flush flush:
                _flushed.Add(flush.Done);
                return 0;
            default:
                throw new InvalidOperationException(work.GetType().Name);
        }
    }

    private void Store(JournalWork.Accept accept)
    {
        AcceptedRequest request = accept.Request;
        _committed.Add(accept);
        if (Refuse(request) is { } answer)
        {
            // The first answer may be about a request of this very commit: nothing is said before it is on disk.
            _committed.Remove(accept);
            _answered.Add((accept.Done, answer));
            accept.Hold.Dispose();
            return;
        }

        _store.Insert(request);
        _upTo = MarketTime.Max(_upTo, request.AcceptedAt);
    }

    /// <summary>The same reference with the same content is answered as it was the first time; with other content, or a used alias, it is refused.</summary>
    private Acknowledgement? Refuse(AcceptedRequest request)
    {
        if (request.Reference is { } reference && _store.FindReference(request.Duns, reference) is { } first)
        {
            return first.AnswerTo(request.Content) ?? Refusals.Acknowledge(request.RequestId, Refusals.DuplicateReference);
        }

        return request.Alias is { } alias && _store.HasAlias(request.Duns, alias)
            ? Refusals.Acknowledge(request.RequestId, Refusals.DuplicateAlias(alias))
            : null;
    }

    private int Store(ReportBatch batch)
    {
        using (batch)
        {
            _rows.Clear();
            ReportBatch.Reader reader = batch.Read();
            while (reader.Next(out TdspReport report))
            {
                _targets.Apply(report, _rows);
            }

            _upTo = MarketTime.Max(_upTo, batch.UpTo);
        }

        int stored = 0;
        foreach (ref readonly LogRow row in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_rows))
        {
            stored += Insert(row);
        }

        return stored;
    }

    private int Insert(in LogRow row)
    {
        if (!_store.Log.Insert(row))
        {
            return 0;
        }

        Counters.Stored(row.Status);
        return 1;
    }

    /// <summary>RQA rows of orders that have been handed over.</summary>
    private int WriteSent()
    {
        int stored = 0;
        while (_sent.TryDequeue(out TdspOrder? order))
        {
            foreach (OrderTarget target in order.Targets.Span)
            {
                stored += Insert(new LogRow(order.OrderId, target.Ordinal, 0, order.EnteredAt, target.Device, LogStatus.Sent, 0, 0));
            }
        }

        return stored;
    }

    /// <summary>After the commit: callers are answered, orders go down in the order of their numbers, then time may go on.</summary>
    private async Task HandOverAsync(CancellationToken cancellationToken)
    {
        foreach (JournalWork.Accept accept in _committed)
        {
            // It is on disk: the caller need not wait for the hand-over. Market time does, by the hold.
            accept.Done.TrySetResult(accept.Request.Answer);
            foreach (RoutedOrder routed in accept.Request.Orders)
            {
                _targets.Add(OpenOrder.Of(accept.Request, routed));
                await SendAsync(routed, cancellationToken).ConfigureAwait(false);
            }

            accept.Hold.Dispose();
            _logger.RequestAccepted(accept.Request.RequestId, accept.Request.Category, accept.Request.Answer.AcceptedAddressCount ?? 0);
        }

        _committed.Clear();
        _answered.ForEach(a => a.Done.TrySetResult(a.Answer));
        _answered.Clear();
        if (_sent.Count == 0)
        {
            _flushed.ForEach(f => f.TrySetResult());
            _flushed.Clear();
        }
    }

    /// <summary>A head-end that has stopped gets the order at the next start: it is on disk.</summary>
    private async Task SendAsync(RoutedOrder routed, CancellationToken cancellationToken)
    {
        try
        {
            await _router.LinkTo(routed.Tdsp.Name).SendAsync(routed.Wire, cancellationToken).ConfigureAwait(false);
            _sent.Enqueue(routed.Order);
        }
        catch (ChannelClosedException)
        {
            _logger.HeadEndStopped(routed.Tdsp.Name, routed.Order.OrderId);
        }
    }
}
