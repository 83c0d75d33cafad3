using DeviceEmulator.Time;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Storage;

namespace Han.Gateway.Agreements;

/// <summary>
/// The removal that the end of an In-Home Device Agreement sets going: due until its device takes no slot any more, however often the TDSP fails at it. That the
/// device has gone the journal notes, in the transaction that says so (<see cref="AgreementReports"/>).
/// </summary>
public sealed class DeviceRemovals(DeviceBook devices, PremiseRegister register, StoredAgreements stored, MarketClock clock, IVisibleIds ids)
{
    /// <summary>Whether the TDSP is at it, at this agreement's request.</summary>
    public bool IsUnderWay(HanAgreement agreement) => agreement.FollowUpRequest is not null && Find(agreement) is { } device && IsLeaving(device);

    /// <summary>Whether it is to be asked for now. Where nothing is there to be removed, true with the answer that says so.</summary>
    public bool IsWanted(HanAgreement agreement, out HanAnswer? nothingThere)
    {
        nothingThere = null;
        if (Find(agreement) is not { } device)
        {
            nothingThere = ProvisionAcknowledgement.Refuse(
                ids.NextId(), new Refusal(Refusals.UnknownDevice, $"DeviceMACAddr: {agreement.Mac} takes no slot at ESIID {agreement.EsiId}; there is nothing to remove."));
            return true;
        }

        bool hasFailed = agreement.FollowUpRequest is not null;
        return !IsLeaving(device) && !(hasFailed && clock.Now < device.Since.Plus(AgreementLifeCycle.RemovalRests));
    }

    /// <summary>Whether a refusal can never pass: nothing is there, the company may not act there any more, or the premise has ended.</summary>
    public bool IsFinal(HanAgreement agreement, HanAnswer refused) =>
        refused.StatusCode is Refusals.NotAuthorised or Refusals.NotRepOfRecord or Refusals.NotCovered || Find(agreement) is null
        || !register.TryFind(agreement.EsiId, clock.Now, out Premise premise) || premise.Status == PremiseStatus.Inactive;

    /// <summary>Why the agreement was ended, as who ended it said.</summary>
    public string? ReasonOf(HanAgreement agreement) => agreement.FollowUpRequest is null
        ? agreement.Note
        : stored.History(agreement.Number).FirstOrDefault(h => h.Status == agreement.Status)?.Note;

    private static bool IsLeaving(HanDevice device) => device.Status is DeviceStatus.RemoveAcknowledged or DeviceStatus.RemovePending;

    /// <summary>The device, if it takes a slot at the premise.</summary>
    private HanDevice? Find(HanAgreement agreement) => devices.Find(agreement.Mac) is { } device
        ? device.EsiId == agreement.EsiId && device.Status.TakesSlot() ? device : null
        : register.TryFind(agreement.EsiId, clock.Now, out Premise premise) ? register.BaseDevice(premise, agreement.Mac) : null;
}
