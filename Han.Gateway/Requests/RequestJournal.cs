using System.Threading.Channels;
using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.Market;
using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Routing;
using Han.Gateway.Storage;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Requests;

/// <summary>
/// The one writer. Requests, reports and market time go through its bounded channel and reach the disk in group commits: a request is acknowledged,
/// and its orders are handed to the head-ends, only after the commit that holds it. If a commit fails the service stops: memory and disk would
/// disagree, and a restart from disk loses nothing. Only a full disk it outlives: requests are refused, and reports wait for room.
/// </summary>
public sealed class RequestJournal : IReportSink, IRequestLookup, IAsyncDisposable
{
    /// <summary>No more requests are taken into a commit: they are large, and their callers wait for it.</summary>
    private const int RequestsPerCommit = 16;

    private static readonly TimeSpan _lookForRoomEvery = TimeSpan.FromSeconds(1);

    private readonly JournalStore _store;
    private readonly TdspRouter _router;
    private readonly MarketClock _clock;
    private readonly ILogger<RequestJournal> _logger;
    private readonly OpenTargets _targets;
    private readonly JournalBooks _books;
    private readonly JournalRules _rules;
    private readonly JournalInbox _inbox = new();
    private readonly CommitGroup _group = new();
    private readonly Queue<TdspOrder> _sent = [];
    private volatile bool _isFull;
    private volatile bool _isCompleting;

    public RequestJournal(
        JournalStore store, TdspRouter router, MarketClock clock, DeliveryCounters counters, DeviceBook devices, AgreementBook agreements, PremiseRegister register,
        ILogger<RequestJournal> logger)
    {
        (_store, _router, _clock, _logger) = (store, router, clock, logger);
        Counters = counters;
        var ofAgreements = new AgreementReports(agreements);
        var ofDevices = new DeviceReports(devices, ofAgreements, register, logger);
        _targets = new OpenTargets(this, ofDevices, counters, logger);
        _books = new JournalBooks(store, _targets, ofDevices, ofAgreements, counters);
        _rules = new JournalRules(store, _books);
    }

    public DeliveryCounters Counters { get; }

    /// <summary>The events and texts that are not over.</summary>
    internal OpenEvents Events => _targets.Events;

    /// <summary>True while the store is out of space: requests are refused, reports wait.</summary>
    public bool IsFull => _isFull;

    /// <summary>Queues a request; the answer comes when it is on disk, or says why it was refused (a reference or alias used before).</summary>
    /// <exception cref="RequestNotStoredException">The store is out of space, or the service stops.</exception>
    internal async ValueTask EnqueueAsync(AcceptedRequest request, TaskCompletionSource<HanAnswer> done, TimeHold hold, CancellationToken cancellationToken)
    {
        if (_isFull)
        {
            throw RequestNotStoredException.NoSpace();
        }

        try
        {
            await _inbox.Requests.Writer.WriteAsync(new JournalWork.Accept(request, done, hold), cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw RequestNotStoredException.Stopping(e);
        }
    }

    public bool TryDeliver(ReportBatch batch) => _inbox.Reports.Writer.TryWrite(new JournalWork.Reports(batch));

    /// <exception cref="ChannelClosedException">The journal takes nothing any more.</exception>
    public ValueTask WaitForRoomAsync(CancellationToken cancellationToken) => _inbox.WaitForRoomAsync(cancellationToken);

    /// <summary>Completes with a commit that begins from now on; it does not wait for the reports that were given before.</summary>
    /// <exception cref="ChannelClosedException">The journal takes nothing any more.</exception>
    /// <exception cref="RequestNotStoredException">There was no such commit.</exception>
    internal Task CommitAsync(CancellationToken cancellationToken) =>
        JournalInbox.AskAsync(_inbox.Requests.Writer, done => new JournalWork.Commit(done), cancellationToken);

    /// <summary>Completes when everything given before is on disk.</summary>
    /// <inheritdoc cref="CommitAsync"/>
    public Task FlushAsync(CancellationToken cancellationToken) =>
        JournalInbox.AskAsync(_inbox.Reports.Writer, done => new JournalWork.Flush(done), cancellationToken);

    /// <summary>Takes up the orders that can still matter and hands them to the head-ends again. Called before lanes and journal run.</summary>
    public void Recover(IReadOnlyList<StoredOrder> orders, Action<string, TdspOrder> replay)
    {
        foreach (StoredOrder stored in orders.OrderBy(o => o.OrderId))
        {
            var open = OpenOrder.Of(stored);
            if (!open.IsOver)
            {
                _targets.Add(open);
                _sent.Enqueue(open.Order);
            }

            // A cancel that is over may have ended a part of an event that is not.
            if (!open.IsOver || open.IsCancel)
            {
                foreach (LogRow row in _store.RowsOf(stored.OrderId))
                {
                    _targets.Restore(open, row);
                }
            }

            _targets.NoteSuccessor(open);
            replay(stored.Tdsp, open.Order);
        }

        if (orders.Count > 0)
        {
            _logger.Recovered(orders.Count, _targets.OrderCount);
        }
    }

    /// <summary>The loop: runs until the channel is completed, then writes what is left. Where it fails, <see cref="Abandon"/> is to follow.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (await _inbox.WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            do
            {
                await WriteAsync(cancellationToken).ConfigureAwait(false);
            }
            while (_sent.Count > 0 || _isFull);
        }
    }

    /// <summary>
    /// After the loop has failed, and after that is known to those who may be asked: nobody waits any longer for an answer that cannot come. What had not reached the
    /// disk was not acknowledged.
    /// </summary>
    internal void Abandon(Exception reason)
    {
        Complete();
        var failed = RequestNotStoredException.StoreFailed(reason);
        _group.Abandon(failed);
        while (_inbox.Requests.Reader.TryRead(out JournalWork? work) || _inbox.Reports.Reader.TryRead(out work))
        {
            CommitGroup.Refuse(work, failed);
        }
    }

    /// <summary>No more work is taken; <see cref="RunAsync"/> ends when the rest is on disk.</summary>
    public void Complete()
    {
        _isCompleting = true;
        _inbox.Complete();
    }

    long? IRequestLookup.RequestOfEvent(uint eventId) => _store.RequestOfEvent(eventId);

    string IRequestLookup.DunsOf(long request) => _store.DunsOfRequest(request);

    OpenOrder? IRequestLookup.OrderOf(uint orderId) => _store.FindOrder(orderId) is { } stored ? OpenOrder.Of(stored) : null;

    public ValueTask DisposeAsync()
    {
        Complete();
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            _store.Begin();
            while (_sent.TryDequeue(out TdspOrder? order))
            {
                _books.TakeSent(order);
            }

            TakeRequests();
            while (_books.HasRoom(_group.IsAwaited || _inbox.HasRequests) && _inbox.Reports.Reader.TryRead(out JournalWork? work))
            {
                Take(work);
            }

            _books.Write(_clock.Now);
            _store.Commit();
        }
        catch (Exception e) when (_store.IsOutOfSpace(e) && !(_isFull && _isCompleting))
        {
            _store.Rollback();
            await OutliveAsync(e, cancellationToken).ConfigureAwait(false);
            return;
        }
        catch
        {
            _store.Rollback();
            throw;
        }

        _books.Committed();
        if (_isFull)
        {
            _isFull = false;
            _logger.RoomAgain();
        }

        await HandOverAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The disk is full: the requests of this commit are refused; its rows and closed targets stay for the next, which is tried without requests.</summary>
    private async Task OutliveAsync(Exception full, CancellationToken cancellationToken)
    {
        bool wasFull = _isFull;
        if (!wasFull)
        {
            _logger.OutOfSpace(full, _group.Accepted.Count, _books.Rows.Count);
        }

        // Before anybody is told: whoever reads the refusal and then looks finds it so.
        _isFull = true;
        _group.Refuse(RequestNotStoredException.NoSpace(full));
        _books.ForgetRequests();
        if (wasFull)
        {
            await Task.Delay(_lookForRoomEvery, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private void TakeRequests()
    {
        while (_group.Accepted.Count < RequestsPerCommit && _inbox.Requests.Reader.TryRead(out JournalWork? work))
        {
            if (_isFull)
            {
                CommitGroup.Refuse(work, RequestNotStoredException.NoSpace());
            }
            else
            {
                Take(work);
            }
        }
    }

    private void Take(JournalWork work)
    {
        switch (work)
        {
            case JournalWork.Accept accept:
                Store(accept);
                break;
            case JournalWork.Commit commit:
                _group.Add(commit);
                break;
            case JournalWork.Reports reports:
                _books.Take(reports.Batch);
                break;
            case JournalWork.Flush flush:
                _group.Add(flush);
                break;
            default:
                throw new InvalidOperationException(work.GetType().Name);
        }
    }

    private void Store(JournalWork.Accept accept)
    {
        AcceptedRequest request = accept.Request;
        if (_rules.Refuse(request) is HanAnswer answer)
        {
            _group.Add(accept, answer);
            return;
        }

        _group.Add(accept);
        foreach (AcceptedRequest one in request.With.Prepend(request))
        {
            _store.Insert(one);
            _books.Accept(one);
        }
    }

    /// <summary>After the commit: callers are answered, orders go down in the order of their numbers, then time may go on.</summary>
    private async Task HandOverAsync(CancellationToken cancellationToken)
    {
        // It is on disk: callers need not wait for the hand-over (market time does, by the holds), and go on first even where no other processor is free: what
        // comes now takes milliseconds. The price: once a commit the hand-over stands behind all that is queued at this moment.
        if (_group.Answer())
        {
            await Task.Yield();
        }

        foreach (JournalWork.Accept accept in _group.Accepted)
        {
            foreach (AcceptedRequest request in accept.Request.With.Prepend(accept.Request))
            {
                await HandOverAsync(request, cancellationToken).ConfigureAwait(false);
            }

            accept.Hold.Dispose();
        }

        _group.HandedOver();
        if (_sent.Count == 0)
        {
            _group.Flushed();
        }
    }

    private async Task HandOverAsync(AcceptedRequest request, CancellationToken cancellationToken)
    {
        foreach (RoutedOrder routed in request.Orders)
        {
            _targets.Add(OpenOrder.Of(request, routed));
            await SendAsync(routed, cancellationToken).ConfigureAwait(false);
        }

        _logger.RequestAccepted(request.RequestId, request.Category, request.Orders.Sum(o => o.Order.Targets.Length));
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
