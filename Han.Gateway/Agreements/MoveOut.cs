using DeviceEmulator.Time;
using Han.Gateway.Market;
using Han.Gateway.Requests;

namespace Han.Gateway.Agreements;

/// <summary>Ends every agreement about a premise, open invitations too, because the customer has moved out. The devices are the mover's to remove.</summary>
public sealed class MoveOut(AgreementBook book, AgreementRecorder recorder, MarketClock clock) : IMarketListener
{
    public async ValueTask HearAsync(MarketEvent what, CancellationToken cancellationToken)
    {
        if (what.CustomerLeaves)
        {
            await EndAllAsync(what.EsiId, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Completes when all of it is on disk. Done again, it ends what has come since.</summary>
    /// <returns>How many ended.</returns>
    /// <exception cref="RequestNotStoredException">The store is out of space, or the service stops.</exception>
    public async Task<int> EndAllAsync(string esiId, CancellationToken cancellationToken)
    {
        int ended = 0;
        foreach (HanAgreement agreement in book.At(esiId).Select(a => a.At(clock.Now)))
        {
            if (agreement.After(AgreementTrigger.MovedOut, clock.Now, 0, AgreementParty.Smt) is null)
            {
                continue;
            }

            var sender = new AgreementSender(agreement.Duns, agreement.Account, agreement.Requester, null, []);
            HanAnswer answer = await recorder.RecordAsync(
                sender, (now, request) => agreement.After(AgreementTrigger.MovedOut, now, request, AgreementParty.Smt, "customer moved out")!, "Agreement ended",
                cancellationToken).ConfigureAwait(false);
            ended += answer.Accepted ? 1 : 0;
        }

        return ended;
    }
}
