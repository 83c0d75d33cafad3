using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Market;
using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Storage;
using Sep.Codec.Types;

namespace Han.Gateway.Agreements;

/// <summary>
/// The end of an In-Home Services Agreement ends for its device the load control events and texts that its company has sent and may send no longer. Prices stay: SEP 1.0
/// has no cancel for them. Where agreements decide nothing, their end ends nothing.
/// </summary>
public sealed class AgreementCancels(
    AgreementBook book, AgreementRecorder recorder, PremiseRights rights, PremiseRegister register, DeviceBook devices, RequestJournal journal, StoredRequests stored,
    AcceptanceGate gate, IVisibleIds ids, MarketClock clock, ILogger<AgreementCancels> logger)
{
    private const string Account = "agreement";

    /// <summary>Cancels what is open, and notes that in the same transaction.</summary>
    /// <returns>A refusal, where the agreement has changed meanwhile; else null.</returns>
    internal async Task<HanAnswer?> RunAsync(HanAgreement ended, CancellationToken cancellationToken)
    {
        // What was accepted before the end is among the open events when they are looked through.
        await clock.WaitForHoldsAsync(cancellationToken).ConfigureAwait(false);
        bool isFound = register.TryFind(ended.EsiId, clock.Now, out Premise premise);
        HanDevice? device = devices.Find(ended.Mac);
        HanDevice[] there = (device ?? (isFound ? register.BaseDevice(premise, ended.Mac) : null)) is { } known && known.EsiId == ended.EsiId ? [known] : [];
        EventCancel[] open = isFound && rights.Model == AuthorizationModel.Agreement ? [.. Open(ended, there).Select(e => new EventCancel(e, stored))] : [];

        // A meter exchange that has begun and is not carried out has moved no device yet; one that is carried out has put its devices into the book.
        Eui64 esi = device is not null && device.EsiId == ended.EsiId ? device.Esi : default;
        HanAnswer answer = await recorder.RecordAsync(
            AgreementSender.Of(ended), (now, _) => ended.Done(now, Note(open.Length)), "Agreement ended", cancellationToken,
            now => [.. open.Select(e => e.Stamp(gate, ids, premise.Tdsp, esi, ended.Mac, Account, now))]).ConfigureAwait(false);
        if (answer.Accepted)
        {
            logger.AgreementCancelled(ended.Number, open.Length);
        }

        return answer.Accepted ? null : answer;
    }

    private IEnumerable<OpenEvent> Open(HanAgreement ended, HanDevice[] there) =>
        journal.Events.At(MarketChange.EsisOf(ended.EsiId, register, clock.Now), there, clock.Now).Where(e =>
            e.Order.Duns == ended.Duns && (e.Target.Device.IsNone || e.Target.Device == ended.Mac)
            && TypeOf(e.Order.Category) is var type && ended.MessageTypes.HasFlag(type) && !IsStillAllowed(ended, type));

    /// <summary>The customer may have agreed to the same again.</summary>
    private bool IsStillAllowed(HanAgreement ended, MessageTypes type) => Array.Exists(
        book.At(ended.EsiId), a => a.Kind == AgreementKind.InHomeServices && a.Status == AgreementStatus.Active && a.Duns == ended.Duns && a.Mac == ended.Mac
            && a.MessageTypes.HasFlag(type));

    private static MessageTypes TypeOf(EventCategory category) => category == EventCategory.STM ? MessageTypes.SimpleText : MessageTypes.LoadControl;

    private string Note(int count) => rights.Model == AuthorizationModel.Agreement
        ? string.Create(CultureInfo.InvariantCulture, $"messages: {count} open events and texts cancelled")
        : "messages: they need no agreement here";
}
