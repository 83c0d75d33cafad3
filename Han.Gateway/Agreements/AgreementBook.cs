using DeviceEmulator.Time;

namespace Han.Gateway.Agreements;

/// <summary>All agreements, in memory as they are on disk. Safe for any thread.</summary>
public sealed class AgreementBook
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, HanAgreement> _byNumber = [];

    /// <summary>Arrays are replaced, never changed: who has asked keeps what was true then.</summary>
    private readonly Dictionary<string, HanAgreement[]> _atEsiId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<long>> _ofCompany = new(StringComparer.Ordinal);
    private readonly SortedSet<(MarketTime ExpiresAt, long Number)> _open = [];
    private readonly SortedSet<long> _due = [];
    private long _version;

    public AgreementBook(IEnumerable<HanAgreement> stored)
    {
        foreach (HanAgreement agreement in stored.OrderBy(a => a.Number))
        {
            Put(agreement);
        }
    }

    /// <summary>The largest number given.</summary>
    public long LastNumber { get; private set; } = HanAgreement.FirstNumber - 1;

    /// <summary>Rises with every change, once it can be seen.</summary>
    public long Version => Volatile.Read(ref _version);

    public HanAgreement? Find(long number)
    {
        lock (_lock)
        {
            return _byNumber.GetValueOrDefault(number);
        }
    }

    /// <summary>Those about a premise, in the order in which they were filed.</summary>
    public HanAgreement[] At(ReadOnlySpan<char> esiId)
    {
        lock (_lock)
        {
            return _atEsiId.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(esiId, out HanAgreement[]? there) ? there : [];
        }
    }

    /// <summary>Those that a company filed, in that order.</summary>
    public HanAgreement[] OfCompany(string duns)
    {
        lock (_lock)
        {
            return _ofCompany.TryGetValue(duns, out List<long>? numbers) ? [.. numbers.Select(n => _byNumber[n])] : [];
        }
    }

    /// <summary>Invitations that are over at a moment and do not say so yet.</summary>
    public HanAgreement[] Expiring(MarketTime at)
    {
        lock (_lock)
        {
            return _open.Count == 0 || _open.Min.ExpiresAt > at ? [] : [.. _open.TakeWhile(o => o.ExpiresAt <= at).Select(o => _byNumber[o.Number])];
        }
    }

    /// <summary>Numbers of those whose follow-up is not done.</summary>
    public long[] Due()
    {
        lock (_lock)
        {
            return [.. _due];
        }
    }

    public void Put(HanAgreement agreement)
    {
        lock (_lock)
        {
            HanAgreement[] there = _atEsiId.GetValueOrDefault(agreement.EsiId) ?? [];
            if (_byNumber.TryGetValue(agreement.Number, out HanAgreement? before))
            {
                _open.Remove((before.ExpiresAt, before.Number));
                _atEsiId[agreement.EsiId] = Array.ConvertAll(there, a => a.Number == agreement.Number ? agreement : a);
            }
            else
            {
                _atEsiId[agreement.EsiId] = [.. there, agreement];
                NumbersOf(agreement.Duns).Add(agreement.Number);
                LastNumber = Math.Max(LastNumber, agreement.Number);
            }

            _byNumber[agreement.Number] = agreement;
            if (agreement.Status.IsOpen())
            {
                _open.Add((agreement.ExpiresAt, agreement.Number));
            }

            _ = agreement.FollowUp == FollowUp.None ? _due.Remove(agreement.Number) : _due.Add(agreement.Number);
            Interlocked.Increment(ref _version);
        }
    }

    private List<long> NumbersOf(string duns)
    {
        if (!_ofCompany.TryGetValue(duns, out List<long>? numbers))
        {
            _ofCompany.Add(duns, numbers = []);
        }

        return numbers;
    }
}
