using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.Provisioning;
using Han.Gateway.Requests;
using Han.Gateway.Storage;

namespace Han.Gateway.Agreements;

/// <summary>
/// The writer's side of agreements: requests, removed devices and market time move them through their life cycle, in the transaction that holds the cause.
/// Memory follows the disk. Single-threaded: it belongs to the journal's loop.
/// </summary>
internal sealed class AgreementReports(AgreementBook book)
{
    private readonly List<HanAgreement> _changed = [];
    private readonly Dictionary<long, HanAgreement> _latest = [];
    private readonly Dictionary<string, List<long>> _changedAt = new(StringComparer.Ordinal);

    /// <summary>What a request would clash with, as it is now, requests of the same commit included.</summary>
    public Refusal? Refuse(AcceptedRequest request)
    {
        if (request.Agreement is not { } agreement)
        {
            return null;
        }

        HanAgreement? known = Find(agreement.Number)?.At(request.AcceptedAt);
        if ((known?.Changes ?? 0) + 1 != agreement.Changes)
        {
            return new Refusal(Refusals.NoSuchRequest, string.Create(
                CultureInfo.InvariantCulture, $"Agreement {agreement.Number} has just become {known?.Status.Text(known.Party)}; ask again."));
        }

        return agreement.Status != known?.Status && agreement.Status is AgreementStatus.Invited or AgreementStatus.Active
            ? AgreementLimits.Refuse(agreement, At(agreement.EsiId), request.AcceptedAt)
            : null;
    }

    public void Accept(AcceptedRequest request)
    {
        if (request.Agreement is { } agreement)
        {
            Note(agreement);
        }
    }

    /// <summary>
    /// A device takes no slot any more: it was removed, or never came. What was still to remove it is done. If the customer or the company had it removed, that
    /// ends the agreements about it; a TDSP that does, or exchanges the meter, ends nothing.
    /// </summary>
    public void Left(HanDevice device)
    {
        if (device.Status == DeviceStatus.DeviceRemoved && device.Source != RemovalSource.TDSP && device.Reason != RemovalReason.MeterExchange)
        {
            EndAllAbout(device);
        }

        foreach (HanAgreement agreement in At(device.EsiId).Where(a => a.Mac == device.Mac && a.FollowUp == FollowUp.Remove))
        {
            Note(agreement.Done(device.Since, $"removal: the device has gone, {device.Status.Text()}"));
        }
    }

    /// <summary>Writes what has changed, and which invitations are over now that market time has come this far.</summary>
    public void Write(JournalStore store, MarketTime upTo)
    {
        foreach (HanAgreement agreement in book.Expiring(upTo))
        {
            HanAgreement latest = Find(agreement.Number)!;
            HanAgreement now = latest.At(upTo);
            if (!ReferenceEquals(now, latest))
            {
                Note(now);
            }
        }

        _changed.ForEach(store.Put);
    }

    public void Committed()
    {
        _changed.ForEach(book.Put);
        Forget();
    }

    /// <summary>The commit did not come about: what has happened since will be told again.</summary>
    public void Forget()
    {
        _changed.Clear();
        _latest.Clear();
        _changedAt.Clear();
    }

    private void EndAllAbout(HanDevice device)
    {
        AgreementParty party = device.Source switch
        {
            RemovalSource.Customer => AgreementParty.Customer,
            RemovalSource.REP or RemovalSource.ThirdParty => AgreementParty.Company,
            _ => AgreementParty.Smt,
        };
        foreach (HanAgreement agreement in At(device.EsiId).Where(a => a.Mac == device.Mac))
        {
            // An invitation to add a device speaks of one that is not there yet.
            HanAgreement now = agreement.At(device.Since);
            if ((now.Kind == AgreementKind.InHomeServices || now.Status == AgreementStatus.Active)
                && now.After(AgreementTrigger.DeviceRemoved, device.Since, device.Request, party, "device removed") is { } ended)
            {
                Note(ended);
            }
        }
    }

    /// <summary>Each change of an agreement comes after the one before it, so the last noted is the latest.</summary>
    private void Note(HanAgreement agreement)
    {
        _changed.Add(agreement);
        _latest[agreement.Number] = agreement;
        if (!_changedAt.TryGetValue(agreement.EsiId, out List<long>? there))
        {
            _changedAt.Add(agreement.EsiId, there = []);
        }

        there.Add(agreement.Number);
    }

    private HanAgreement? Find(long number) => _latest.GetValueOrDefault(number) ?? book.Find(number);

    /// <summary>Those about a premise as they are after what is about to be written.</summary>
    private HanAgreement[] At(string esiId) =>
        [.. book.At(esiId).Select(a => a.Number).Concat(_changedAt.GetValueOrDefault(esiId) ?? []).Distinct().Select(n => Find(n)!)];
}
