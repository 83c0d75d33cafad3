using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.Provisioning;
using Han.Gateway.Registry;
using Han.Gateway.Storage;

namespace Han.Gateway.Market;

/// <summary>
/// What a transaction leaves alone: what was done at the premise from its effective moment on by who may act there since. A file comes hours after the moments that
/// it names, and is carried out seconds after it comes: what the former REP did in those hours ends like what it did before, what the new one did stays.
/// </summary>
internal sealed class MarketCut(PremiseRegister register, AgreementBook agreements, StoredDevices devices, MarketPolicy policy)
{
    public bool Leaves(MarketTransaction transaction, OpenEvent open) =>
        Leaves(transaction, open.Order.Duns, open.Order.Order.EnteredAt);

    /// <summary>A device counts from the moment at which it was added last; one that nobody added was there before.</summary>
    public bool Leaves(MarketTransaction transaction, HanDevice device) =>
        device.Since >= transaction.Effective && devices.AddedAt(device.Mac) is { } added && Leaves(transaction, device.Duns, added);

    private bool Leaves(MarketTransaction transaction, string duns, MarketTime at) =>
        at >= transaction.Effective && register.TryFind(transaction.EsiId, at, out Premise premise) && (premise.Tdsp.Duns == duns
            || (policy.SwitchCancels ? premise.RepDuns == duns : HasAgreement(transaction.EsiId, duns)));

    /// <summary>Those of the former customer have ended by now: the listeners hear first.</summary>
    private bool HasAgreement(string esiId, string duns) =>
        Array.Exists(agreements.At(esiId), a => a.Duns == duns && a.Status == AgreementStatus.Active);
}
