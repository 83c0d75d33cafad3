using DeviceEmulator.Time;
using Han.Gateway.Market;
using Han.Gateway.Registry;
using Han.Gateway.Requests;

namespace Han.Gateway.Agreements;

/// <summary>
/// Ends the agreements about a premise, open invitations too, because the customer has moved out. What the next customer was invited to since is let be. The
/// devices are the mover's to remove.
/// </summary>
public sealed class MoveOut(AgreementBook book, AgreementRecorder recorder, PremiseRegister register, MarketClock clock) : IMarketListener
{
    public async ValueTask HearAsync(MarketEvent what, CancellationToken cancellationToken)
    {
        if (what.CustomerLeaves)
        {
            await EndAllAsync(what.EsiId, what.Effective, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Completes when all of it is on disk. Done again, it finds nothing left to do.</summary>
    /// <param name="effective">Since when the customer is gone; the gateway may hear of it later.</param>
    /// <returns>How many ended.</returns>
    /// <exception cref="RequestNotStoredException">The store is out of space, or the service stops.</exception>
    public async Task<int> EndAllAsync(string esiId, MarketTime effective, CancellationToken cancellationToken)
    {
        int ended = 0;
        foreach (HanAgreement agreement in book.At(esiId).Select(a => a.At(clock.Now)))
        {
            if (IsNextCustomers(agreement, effective) || agreement.After(AgreementTrigger.MovedOut, clock.Now, 0, AgreementParty.Smt) is null)
            {
                continue;
            }

            HanAnswer answer = await recorder.RecordAsync(
                AgreementSender.Of(agreement), (now, request) => agreement.After(AgreementTrigger.MovedOut, now, request, AgreementParty.Smt, "customer moved out")!, "Agreement ended",
                cancellationToken).ConfigureAwait(false);
            ended += answer.Accepted ? 1 : 0;
        }

        return ended;
    }

    /// <summary>Nobody but the next customer can have been invited since, if somebody lived there by then.</summary>
    private bool IsNextCustomers(HanAgreement agreement, MarketTime effective) =>
        agreement.FiledAt >= effective && register.TryFind(agreement.EsiId, agreement.FiledAt, out Premise premise) && premise.RepDuns.Length > 0;
}
