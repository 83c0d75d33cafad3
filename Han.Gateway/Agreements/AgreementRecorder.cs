using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Agreements;

/// <summary>Takes changes of agreements to the journal: each is a request of its own, stamped, numbered and on disk when its answer comes.</summary>
public sealed class AgreementRecorder(AcceptanceGate gate, AgreementBook book, IVisibleIds ids)
{
    private long _lastNumber;

    /// <summary>Files or changes an agreement.</summary>
    /// <param name="sender">In whose name.</param>
    /// <param name="change">Makes the agreement as it is from now on, of the moment and the number of the request.</param>
    /// <param name="message">What the answer says.</param>
    /// <param name="with">Makes the requests that are stored with it, or not at all.</param>
    public ValueTask<HanAnswer> RecordAsync(
        AgreementSender sender, Func<MarketTime, long, HanAgreement> change, string message, CancellationToken cancellationToken,
        Func<MarketTime, IReadOnlyList<AcceptedRequest>>? with = null) =>
        gate.AcceptAsync(
            now => with is null ? Stamp(sender, change, message, now) : Stamp(sender, change, message, now) with { With = with(now) }, cancellationToken);

    /// <summary>Files or changes an agreement if that still may be when it is stamped.</summary>
    /// <returns>Null where it may not, and nothing was changed.</returns>
    /// <inheritdoc cref="RecordAsync"/>
    public ValueTask<HanAnswer?> TryRecordAsync(
        AgreementSender sender, Func<MarketTime, long, HanAgreement> change, string message, Predicate<MarketTime> mayBe, CancellationToken cancellationToken) =>
        gate.TryAcceptAsync(now => mayBe(now) ? Stamp(sender, change, message, now) : null, cancellationToken);

    /// <summary>Only while stamping: the gate lets in one at a time.</summary>
    public long NextNumber() => _lastNumber = Math.Max(_lastNumber, book.LastNumber) + 1;

    private AcceptedRequest Stamp(AgreementSender sender, Func<MarketTime, long, HanAgreement> change, string message, MarketTime now)
    {
        long number = gate.NextRequest();
        string requestId = ids.NextId();
        HanAgreement agreement = change(now, number);
        return new AcceptedRequest
        {
            Number = number,
            RequestId = requestId,
            Duns = sender.Duns,
            Account = sender.Account,
            Requester = sender.Requester,
            Reference = sender.Reference,
            Content = sender.Content,
            Category = EventCategory.None,
            Priority = OrderPriority.Medium,
            AcceptedAt = now,
            NotAfter = now,
            ReportBy = now,
            Cancels = null,
            EventId = null,
            Aliases = [],
            Command = null,

            // Of an agreement itself there are no rows to post; its provisioning takes the URI along.
            CallbackUri = null,
            Answer = new AgreementAcknowledgement(requestId, Refusals.Accepted, message, agreement.Number, agreement.Status.Code()),
            Orders = [],
            Agreement = agreement,
        };
    }
}
