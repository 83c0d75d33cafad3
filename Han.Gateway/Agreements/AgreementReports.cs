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
            _changed.Add(agreement);
        }
    }

    /// <summary>
    /// A device has left its home area network. If the customer or the company had it removed, that ends the agreements about it; a TDSP that does, or exchanges
    /// the meter, ends nothing.
    /// </summary>
    public void Removed(HanDevice device)
    {
        if (device.Source == RemovalSource.TDSP || device.Reason == RemovalReason.MeterExchange)
        {
            return;
        }

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
                _changed.Add(ended);
            }
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
                _changed.Add(now);
            }
        }

        foreach (HanAgreement agreement in _changed.OrderBy(a => a.Changes))
        {
            store.Put(agreement);
        }
    }

    public void Committed()
    {
        foreach (HanAgreement agreement in _changed.OrderBy(a => a.Changes))
        {
            book.Put(agreement);
        }

        _changed.Clear();
    }

    /// <summary>The commit did not come about: what has happened since will be told again.</summary>
    public void Forget() => _changed.Clear();

    private HanAgreement? Find(long number) =>
        _changed.Where(a => a.Number == number).MaxBy(a => a.Changes) ?? book.Find(number);

    /// <summary>Those about a premise as they are after what is about to be written.</summary>
    private HanAgreement[] At(string esiId) =>
        [.. book.At(esiId).Concat(_changed.Where(a => a.EsiId == esiId)).Select(a => a.Number).Distinct().Select(n => Find(n)!)];
}
