using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Callbacks;
using Han.Gateway.Groups;
using Han.Gateway.MessagingLog;
using Han.Gateway.Registry;
using Han.Gateway.Routing;
using Han.Gateway.Storage;
using Han.Gateway.Translation;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Requests;

/// <summary>
/// The desk for messages: checks a request against SEP and the register and turns it into orders for the TDSPs of its addresses.
/// </summary>
public sealed class RequestDesk : ICommandDesk
{
    private readonly PremiseRegister _register;
    private readonly PremiseRights _rights;
    private readonly AcceptanceGate _gate;
    private readonly StoredRequests _reader;
    private readonly MarketClock _clock;
    private readonly IVisibleIds _ids;
    private readonly AddressGroups _groups;
    private readonly CallbackPolicy _callbacks;
    private readonly ILogger<RequestDesk> _logger;

    public RequestDesk(
        PremiseRegister register, PremiseRights rights, AcceptanceGate gate, StoredRequests reader, MarketClock clock, IVisibleIds ids, AddressGroups groups,
        CallbackPolicy callbacks, ILogger<RequestDesk> logger)
    {
        _rights = rights;
        _register = register;
        _gate = gate;
        _reader = reader;
        _clock = clock;
        _ids = ids;
        _groups = groups;
        _callbacks = callbacks;
        _logger = logger;
    }

    IEnumerable<Type> ICommandDesk.Commands =>
    [
        typeof(LoadControlEventCommand), typeof(CancelLoadControlEventCommand), typeof(CancelAllLoadControlEventsCommand), typeof(SimpleMessageCommand),
        typeof(CancelSimpleMessageCommand), typeof(PriceSignalCommand), typeof(UpdateEnrollmentGroupCommand),
    ];

    async ValueTask<HanAnswer> IRequestDesk.SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken) =>
        await SubmitAsync(caller, request, cancellationToken).ConfigureAwait(false);

    public async ValueTask<Acknowledgement> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken)
    {
        Acknowledgement answer = await DecideAsync(caller, request, cancellationToken).ConfigureAwait(false);
        if (!answer.Accepted)
        {
            _logger.RequestRefused(answer.RequestId, answer.StatusCode, answer.StatusMessage);
        }

        return answer;
    }

    private async ValueTask<Acknowledgement> DecideAsync(Caller caller, HanRequest request, CancellationToken cancellationToken)
    {
        if (CheckAddressBlock(request.Addresses) is { } blockRefusal)
        {
            return Refusals.Acknowledge(_ids.NextId(), blockRefusal);
        }

        string duns = request.Header.RequesterAuthenticationId;
        byte[] content = RequestContent.HashOf(request);
        if (Again(duns, request, content) is { } answered)
        {
            return answered;
        }

        if (Draft(caller.Account, duns, request.Command, out Refusal? refusal) is not { } draft)
        {
            return Refusals.Acknowledge(_ids.NextId(), refusal!);
        }

        if (request.Header.CallbackUri is { } callback && _callbacks.Check(callback, caller.Account) is { } callbackRefusal)
        {
            return Refusals.Acknowledge(_ids.NextId(), callbackRefusal);
        }

        using AddressList? members = Expand(request.Addresses, duns, out Refusal? groupRefusal);
        if (groupRefusal is not null)
        {
            return Refusals.Acknowledge(_ids.NextId(), groupRefusal);
        }

        AddressList asked = members ?? request.Addresses.Addresses;

        // What is judged is stamped some milliseconds later: what took effect in between, or was learned, counts.
        HanAnswer? answer;
        do
        {
            RightsMark mark = _rights.Mark(_clock.Now);
            var addresses = new AddressResolution(asked, _rights.Of(caller.Account, duns), draft.MessageType, _register, mark.From, draft.RefusalAt);
            if (addresses.Accepted == 0)
            {
                // It may have met what its own first copy did not: that one is on disk when nothing is held that was stamped before.
                await _clock.WaitForHoldsAsync(cancellationToken).ConfigureAwait(false);
                return Again(duns, request, content) ?? Refusals.Acknowledge(_ids.NextId(), NoneAccepted(addresses), addresses.Faults);
            }

            answer = await _gate.TryAcceptAsync(
                now => _rights.Holds(mark, now) ? Stamp(caller, request, draft, addresses, content, now) : null, cancellationToken).ConfigureAwait(false);
        }
        while (answer is null);
        return (Acknowledgement)answer;
    }

    /// <summary>The answer to a reference that was used before.</summary>
    private Acknowledgement? Again(string duns, HanRequest request, byte[] content) =>
        request.Header.RequestId is { } reference && _reader.FindReference(duns, reference) is { } first
            ? first.AnswerTo(content) as Acknowledgement ?? Refusals.Acknowledge(_ids.NextId(), Refusals.DuplicateReference)
            : null;

    private static Refusal? CheckAddressBlock(AddressBlock block) =>
        block.Count > AddressBlock.MaximumAddresses
            ? new Refusal(Refusals.TooManyAddresses, $"AddressList: {block.Count} addresses; at most {AddressBlock.MaximumAddresses} are taken in one request.")
            : (block.GroupId, block.Count) switch
            {
                (null or "", 0) => new Refusal(Refusals.AddressBlock, "AddressBlock: give a GroupID or at least one Address."),
                (null or "", _) => null,
                (_, 0) => null,
                _ => new Refusal(Refusals.AddressBlock, "AddressBlock: give either a GroupID or Address elements, not both."),
            };

    /// <summary>A group stands for those who are in it now (decision 0.4). Null where the request names its addresses itself.</summary>
    private AddressList? Expand(AddressBlock block, string duns, out Refusal? refusal)
    {
        refusal = null;
        if (block.GroupId is not { Length: > 0 } group)
        {
            return null;
        }

        AddressList? members = _groups.Expand(duns, group);
        refusal = members switch
        {
            null => new Refusal(Refusals.UnknownGroup, $"GroupID: this company has no group '{group}'."),
            { Count: 0 } => new Refusal(Refusals.AddressBlock, $"GroupID: the group '{group}' is empty."),
            { Count: > AddressBlock.MaximumAddresses } => new Refusal(
                Refusals.TooManyAddresses, $"GroupID: the group '{group}' has {members.Count} addresses; at most {AddressBlock.MaximumAddresses} are taken in one request."),
            _ => null,
        };
        return members;
    }

    private CommandDraft? Draft(SystemAccount account, string duns, HanCommand command, out Refusal? refusal)
    {
        switch (command)
        {
            case LoadControlEventCommand lce:
                return DrlcTranslation.Check(lce, account, _clock.Now, out refusal);
            case CancelAllLoadControlEventsCommand cal:
                return DrlcTranslation.Check(cal, out refusal);
            case CancelLoadControlEventCommand cle:
                return FindEvent(duns, EventCategory.LCE, cle.IssuerEventId, cle.OriginalRequestId, "IssuerEventID", out refusal) is { } stored
                    ? DrlcTranslation.Check(cle, stored, out refusal)
                    : null;
            case SimpleMessageCommand stm:
                return TextTranslation.Check(stm, _clock.Now, out refusal);
            case CancelSimpleMessageCommand csm:
                return FindEvent(duns, EventCategory.STM, csm.MessageId, csm.OriginalRequestId, "MessageID", out refusal) is { } text
                    ? TextTranslation.Check(csm, text, out refusal)
                    : null;
            case PriceSignalCommand prm:
                return PriceTranslation.Check(prm, _clock.Now, out refusal);
            case UpdateEnrollmentGroupCommand enrollment:
                return EnrollmentDraft.Check(enrollment, out refusal);
            default:
                throw new InvalidOperationException($"No translation for {command.GetType().Name}.");
        }
    }

    /// <summary>What a cancel names, among what this company has sent.</summary>
    private StoredEvent? FindEvent(string duns, EventCategory category, uint? id, string? requestId, string element, out Refusal? refusal)
    {
        StoredEvent? stored = id is { } given ? _reader.FindEventById(duns, category, given) : _reader.FindEventByRequestId(duns, category, requestId ?? "");
        string what = category == EventCategory.STM ? "text" : "load control event";
        refusal = stored is not null ? null : new Refusal(
            Refusals.NothingToCancel,
            id is { } unknown ? $"{element}: this company has sent no {what} {unknown}." : $"RequestID: this company has sent no {what} under that id.");
        return stored;
    }

    private static Refusal NoneAccepted(AddressResolution addresses)
    {
        string[] codes = [.. addresses.Faults.Select(f => f.FaultCode).Distinct()];
        return new Refusal(codes[0], $"AddressList: none of the {addresses.Faults.Count} addresses is accepted; {addresses.Faults[0].FaultMessage}");
    }

    private AcceptedRequest Stamp(
        Caller caller, HanRequest request, CommandDraft draft, AddressResolution addresses, byte[] content, MarketTime now)
    {
        uint? eventId = draft.EventIds > 0 ? _gate.NextEventIds(now, draft.EventIds) : null;
        StampedCommand command = draft.Stamp(eventId ?? 0, now);
        string requestId = _ids.NextId();
        var priority = (OrderPriority)Math.Max((byte)request.Header.Priority, (byte)draft.LeastPriority);
        RoutedOrder[] orders =
        [
            .. addresses.ByTdsp.OrderBy(t => t.Tdsp.Name, StringComparer.Ordinal).Select(t =>
            {
                var order = new TdspOrder(
                    _gate.NextOrder(), requestId, priority, now, command.NotAfter, command.ReportBy, command.Command, t.Targets);
                return new RoutedOrder(t.Tdsp, order, OrderWire.Encode(order));
            }),
        ];
        return new AcceptedRequest
        {
            Number = _gate.NextRequest(),
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
            EventId = eventId + (uint)Math.Max(draft.EventIds - 1, 0),
            Aliases = draft.Aliases,
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
            requestId, draft.IsCancel ? requestId : null, faults ? Refusals.AcceptedWithFaults : Refusals.Accepted, message, addresses.Accepted,
            addresses.Faults.Count, addresses.Faults, (draft.Aliases.Count > 0 ? draft.Aliases[0] : null) ?? eventId);
    }
}
