using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Storage;

namespace Han.Gateway.Market;

/// <summary>
/// Carries out market transactions when they take effect: orders go to the head-ends, and the transaction is noted as done, in one commit. Who may address a
/// premise follows from the transactions themselves at any moment, carried out or not.
/// </summary>
internal sealed class MarketDesk(
    PremiseRegister register, StoreDatabase database, StoredRequests stored, StoredDevices devices, AgreementBook agreements, RequestJournal journal,
    AcceptanceGate gate, MarketClock clock, IVisibleIds ids, MarketPolicy policy, IEnumerable<IMarketListener> listeners, ILogger<MarketDesk> logger) : IDisposable
{
    private const int MostAtOnce = 1000;

    private readonly MarketStore _store = new(database);
    private readonly MarketRequests _requests = new(gate, ids);
    private readonly MarketCut _cut = new(register, agreements, devices, policy);
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Takes up what files have brought since.</summary>
    public void Refresh()
    {
        List<MarketTransaction> fresh = _store.After(register.Market.Last);
        register.Market.Add(fresh);
        if (fresh.Count > 0)
        {
            logger.MarketTransactionsFound(fresh.Count, register.Market.Last);
        }
    }

    /// <summary>
    /// When the next transaction takes effect that is not carried out, files that came since included; null where none waits, or the store cannot be asked now: then
    /// the watch finds it.
    /// </summary>
    public MarketTime? NextDue()
    {
        try
        {
            Refresh();
            return register.Market.IsEmpty ? null : _store.NextDue();
        }
        catch (Exception e) when (e is DbException or StoreUnavailableException)
        {
            logger.MarketTransactionsWait(e);
            return null;
        }
    }

    /// <summary>Carries out everything that has taken effect by now.</summary>
    /// <exception cref="RequestNotStoredException">The store is out of space, or the service stops: what is left stays for the next time.</exception>
    public async Task CarryOutAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            List<MarketTransaction> due;
            do
            {
                Refresh();
                due = register.Market.IsEmpty ? [] : _store.Due(clock.Now, MostAtOnce);
                foreach (MarketTransaction transaction in due)
                {
                    await CarryOutAsync(transaction, cancellationToken).ConfigureAwait(false);
                }
            }
            while (due.Count == MostAtOnce);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task CarryOutAsync(MarketTransaction transaction, CancellationToken cancellationToken)
    {
        // What was accepted before the gateway knew of it is among the open events when they are looked through.
        await clock.WaitForHoldsAsync(cancellationToken).ConfigureAwait(false);
        HanAnswer answer;
        do
        {
            // Asked for again where a device has changed between the question and the commit.
            var change = MarketChange.Of(transaction, register);
            foreach (IMarketListener listener in listeners)
            {
                await listener.HearAsync(change.ToEvent(), cancellationToken).ConfigureAwait(false);
            }

            EventCancel[] ended = [.. Ended(change).Select(e => new EventCancel(e, stored))];
            HanDevice[] leaving = [.. Leaving(change)];
            answer = await gate.AcceptAsync(now => _requests.Make(change, ended, leaving, now), cancellationToken).ConfigureAwait(false);
        }
        while (!answer.Accepted);
        logger.MarketTransactionDone(transaction.Id, transaction.Kind, answer.RequestId);
    }

    /// <summary>When the customer leaves everything, at a switch what the losing REP has sent; but for what the new one has sent since.</summary>
    private IEnumerable<OpenEvent> Ended(MarketChange change) =>
        change.CustomerLeaves || (change.Transaction.Kind == MarketKind.Switch && policy.SwitchCancels)
            ? journal.Events.At(MarketChange.EsisOf(change.Transaction.EsiId, register, change.Transaction.Effective), change.Devices, clock.Now)
                .Where(e => (change.CustomerLeaves || e.Order.Duns == change.Before.RepDuns) && !_cut.Leaves(change.Transaction, e))
            : [];

    private IEnumerable<HanDevice> Leaving(MarketChange change) =>
        change.CustomerLeaves ? change.Devices.Where(d => !_cut.Leaves(change.Transaction, d)) : [];
}
