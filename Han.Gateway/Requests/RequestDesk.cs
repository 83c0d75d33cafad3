using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Registry;
using Han.Gateway.Routing;
using Han.Gateway.Storage;
using Han.Gateway.Translation;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Requests;

/// <summary>
/// Checks a request against SEP and the register, stamps it with its moment, numbers and ids, and puts it into the journal. The moment is held until its
/// orders are with the head-ends, so that a replay sees them enter at exactly that time.
/// </summary>
public sealed class RequestDesk : IRequestDesk, IDisposable
{
    private readonly PremiseRegister _register;
    private readonly RequestJournal _journal;
    private readonly StoredRequests _reader;
    private readonly MarketClock _clock;
    private readonly IVisibleIds _ids;
    private readonly ILogger<RequestDesk> _logger;
    private readonly SemaphoreSlim _counter = new(1, 1);
    private long _lastRequest;
    private long _lastOrder;
    private long _lastEventId;

    public RequestDesk(
        PremiseRegister register, RequestJournal journal, StoredRequests reader, MarketClock clock, IVisibleIds ids, ILogger<RequestDesk> logger)
    {
        _register = register;
        _journal = journal;
        _reader = reader;
        _clock = clock;
        _ids = ids;
        _logger = logger;
        (_lastRequest, _lastOrder, _lastEventId) = reader.LastNumbers();
    }

    public async ValueTask<Acknowledgement> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken)
    {
        Acknowledgement answer = await DecideAsync(caller, request, cancellationToken).ConfigureAwait(false);
        if (!answer.Accepted)
        {
            _logger.RequestRefused(answer.RequestId, answer.StatusCode, answer.StatusMessage);
        }

        return answer;
    }

    public void Dispose() => _counter.Dispose();

    private async ValueTask<Acknowledgement> DecideAsync(Caller caller, HanRequest request, CancellationToken cancellationToken)
    {
        if (CheckAddressBlock(request.Addresses) is { } blockRefusal)
        {
            return Refusals.Acknowledge(_ids.NextId(), blockRefusal);
        }

        string duns = request.Header.RequesterAuthenticationId;
        byte[] content = RequestContent.HashOf(request);
        if (request.Header.RequestId is { } reference && _reader.FindReference(duns, reference) is { } first)
        {
            return first.AnswerTo(content) ?? Refusals.Acknowledge(_ids.NextId(), Refusals.DuplicateReference);
        }

        if (Draft(caller.Account, duns, request.Command, out Refusal? refusal) is not { } draft)
        {
            return Refusals.Acknowledge(_ids.NextId(), refusal!);
        }

        var addresses = new AddressResolution(request.Addresses.Addresses, duns, caller.Account, _register, _clock.Now);
        if (addresses.Accepted == 0)
        {
            return Refusals.Acknowledge(_ids.NextId(), NoneAccepted(addresses), addresses.Faults);
        }

        Task<Acknowledgement> stored;
        await _counter.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            stored = await EnqueueAsync(caller, request, draft, addresses, content, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _counter.Release();
        }

        // From here on the request is in the journal: a caller that hangs up does not take it back.
        return await stored.ConfigureAwait(false);
    }

    private static Refusal? CheckAddressBlock(AddressBlock block) =>
        block.Count > AddressBlock.MaximumAddresses
            ? new Refusal(Refusals.TooManyAddresses, $"AddressList: {block.Count} addresses; at most {AddressBlock.MaximumAddresses} are taken in one request.")
            : (block.GroupId, block.Count) switch
            {
                (null or "", 0) => new Refusal(Refusals.AddressBlock, "AddressBlock: give a GroupID or at least one Address."),
                (null or "", _) => null,
                (_, 0) => new Refusal(Refusals.UnknownGroup, $"GroupID: this company has no group '{block.GroupId}'."),
                _ => new Refusal(Refusals.AddressBlock, "AddressBlock: give either a GroupID or Address elements, not both."),
            };

    private CommandDraft? Draft(SystemAccount account, string duns, HanCommand command, out Refusal? refusal)
    {
        switch (command)
        {
            case LoadControlEventCommand lce:
                return DrlcTranslation.Check(lce, account, _clock.Now, out refusal);
            case CancelAllLoadControlEventsCommand cal:
                return DrlcTranslation.Check(cal, out refusal);
            case CancelLoadControlEventCommand cle:
                StoredEvent? stored = cle.IssuerEventId is { } id
                    ? _reader.FindEventById(duns, id)
                    : _reader.FindEventByRequestId(duns, cle.OriginalRequestId ?? "");
                if (stored is null)
                {
                    refusal = new Refusal(Refusals.NothingToCancel, cle.IssuerEventId is { } unknown
                        ? $"IssuerEventID: this company has sent no event {unknown}."
                        : "RequestID: this company has sent no load control event under that id.");
                    return null;
                }

                return DrlcTranslation.Check(cle, stored, out refusal);
            default:
                throw new InvalidOperationException($"No translation for {command.GetType().Name}.");
        }
    }

    private static Refusal NoneAccepted(AddressResolution addresses)
    {
        string[] codes = [.. addresses.Faults.Select(f => f.FaultCode).Distinct()];
        return new Refusal(codes[0], $"AddressList: none of the {addresses.Faults.Count} addresses is accepted; {addresses.Faults[0].FaultMessage}");
    }

    /// <summary>Stamping and queueing are one step, so that numbers, moments and the journal's order agree.</summary>
    private async ValueTask<Task<Acknowledgement>> EnqueueAsync(
        Caller caller, HanRequest request, CommandDraft draft, AddressResolution addresses, byte[] content, CancellationToken cancellationToken)
    {
        TimeHold hold = _clock.Hold();
        try
        {
            AcceptedRequest accepted = Stamp(caller, request, draft, addresses, content, hold.At);
            var done = new TaskCompletionSource<Acknowledgement>(TaskCreationOptions.RunContinuationsAsynchronously);
            await _journal.EnqueueAsync(accepted, done, hold, cancellationToken).ConfigureAwait(false);
            return done.Task;
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    private AcceptedRequest Stamp(
        Caller caller, HanRequest request, CommandDraft draft, AddressResolution addresses, byte[] content, MarketTime now)
    {
        uint? eventId = draft.IsEvent ? NextEventId(now) : null;
        StampedCommand command = draft.Stamp(eventId ?? 0, now);
        string requestId = _ids.NextId();
        var priority = (OrderPriority)Math.Max((byte)request.Header.Priority, (byte)draft.LeastPriority);
        RoutedOrder[] orders =
        [
            .. addresses.ByTdsp.OrderBy(t => t.Tdsp.Name, StringComparer.Ordinal).Select(t =>
            {
                var order = new TdspOrder(
                    checked((uint)++_lastOrder), requestId, priority, now, command.NotAfter, command.ReportBy, command.Command, t.Targets);
                return new RoutedOrder(t.Tdsp, order, OrderWire.Encode(order));
            }),
        ];
        return new AcceptedRequest
        {
            Number = ++_lastRequest,
            RequestId = requestId,
            Duns = request.Header.RequesterAuthenticationId,
            Account = caller.Account.Name,
            Requester = request.Header.RequesterId,
            Reference = request.Header.RequestId,
            Content = content,
            Category = draft.Category,
            Priority = priority,
            AcceptedAt = now,
            NotAfter = command.NotAfter,
            ReportBy = command.ReportBy,
            Cancels = draft.Cancels?.Number,
            EventId = eventId,
            Alias = draft.CallersEventId,
            Command = command.Command,
            CallbackUri = request.Header.CallbackUri,
            Answer = Answer(requestId, draft, addresses, eventId),
            Orders = orders,
        };
    }

    private static Acknowledgement Answer(string requestId, CommandDraft draft, AddressResolution addresses, uint? eventId)
    {
        bool faults = addresses.Faults.Count > 0;
        string message = (faults ? "Request accepted; some addresses were not taken" : "Request accepted")
            + (addresses.Duplicates > 0 ? $"; {addresses.Duplicates} repeated addresses left out" : "");
        return new Acknowledgement(
            requestId, draft.IsEvent ? null : requestId, faults ? Refusals.AcceptedWithFaults : Refusals.Accepted, message, addresses.Accepted,
            addresses.Faults.Count, addresses.Faults, draft.CallersEventId ?? eventId);
    }

    /// <summary>Strictly rising and at least the current SEP time, so that the newer event has the larger id in every ESI, whoever sent it.</summary>
    private uint NextEventId(MarketTime now)
    {
        _lastEventId = Math.Max(_lastEventId + 1, now.ToSep().Seconds);
        return checked((uint)_lastEventId);
    }
}
