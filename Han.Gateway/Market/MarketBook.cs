using System.Collections.Concurrent;
using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Sep.Codec.Types;

namespace Han.Gateway.Market;

/// <summary>
/// The market transactions over the premises of a register: what a premise is at a moment is what its base says with the transactions up to then. What a file
/// brought is seen whole or not at all. Safe for any thread.
/// </summary>
public sealed class MarketBook
{
    private readonly ConcurrentDictionary<string, MarketTransaction[]> _byEsiId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string[]> _byMeter = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Eui64, string[]> _byEsi = new();
    private readonly ConcurrentDictionary<string, MarketTransaction[]>.AlternateLookup<ReadOnlySpan<char>> _premises;
    private readonly Lock _writing = new();
    private readonly SortedSet<(MarketTime Effective, long Number)> _moments = [];
    private long _last;
    private long _version;

    public MarketBook() => _premises = _byEsiId.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number of the last transaction that it knows; 0 for none.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>Rises with every change, once it can be seen.</summary>
    public long Version => Volatile.Read(ref _version);

    public bool IsEmpty => Last == 0;

    /// <summary>When the first of the known transactions after a moment takes effect; never where none does.</summary>
    public MarketTime NextAfter(MarketTime at)
    {
        if (IsEmpty)
        {
            return MarketTime.Never;
        }

        lock (_writing)
        {
            (MarketTime Effective, long) first = _moments.GetViewBetween((at, long.MaxValue), (MarketTime.Never, long.MaxValue)).Min;
            return first == default ? MarketTime.Never : first.Effective;
        }
    }

    /// <inheritdoc cref="Add(IReadOnlyCollection{MarketTransaction})"/>
    public void Add(MarketTransaction transaction) => Add([transaction]);

    /// <summary>Takes transactions up, all or none; those that it knows already change nothing.</summary>
    public void Add(IReadOnlyCollection<MarketTransaction> transactions)
    {
        lock (_writing)
        {
            MarketTransaction[] fresh = [.. transactions.Where(t => t.Number > Last).OrderBy(t => t.Number)];
            int taken = 0;
            try
            {
                for (; taken < fresh.Length; taken++)
                {
                    Put(fresh[taken]);
                }
            }
            catch
            {
                Array.ForEach(fresh[..taken], TakeOut);
                throw;
            }

            if (fresh.Length > 0)
            {
                // From here on they are seen.
                Interlocked.Exchange(ref _last, fresh[^1].Number);
                Interlocked.Increment(ref _version);
            }
        }
    }

    /// <summary>Forgets the last that were taken up: they did not reach the store.</summary>
    internal void TakeBack(IReadOnlyCollection<MarketTransaction> transactions)
    {
        lock (_writing)
        {
            foreach (MarketTransaction transaction in transactions)
            {
                TakeOut(transaction);
                Interlocked.Exchange(ref _last, Math.Min(_last, transaction.Number - 1));
            }

            Interlocked.Increment(ref _version);
        }
    }

    /// <summary>The transactions of a premise, in the order in which they take effect.</summary>
    public IReadOnlyList<MarketTransaction> Of(ReadOnlySpan<char> esiId)
    {
        long last = Last;
        return !_premises.TryGetValue(esiId, out MarketTransaction[]? known) ? []
            : Array.TrueForAll(known, t => t.Number <= last) ? known
            : Array.FindAll(known, t => t.Number <= last);
    }

    /// <summary>Whether a meter exchange brought, or will bring, an ESI.</summary>
    public bool HasEsi(Eui64 esi) => _byEsi.ContainsKey(esi);

    /// <summary>The premises to which exchanges bring a meter.</summary>
    internal IReadOnlyList<string> HomesOf(string meter) => _byMeter.GetValueOrDefault(meter, []);

    /// <inheritdoc cref="HomesOf(string)"/>
    internal IReadOnlyList<string> HomesOf(Eui64 esi) => _byEsi.GetValueOrDefault(esi, []);

    /// <summary>The premise as it is at a moment.</summary>
    /// <param name="since">From when the base says what it does: transactions of that moment and before are in it.</param>
    internal void Overlay(ref Premise premise, ReadOnlySpan<char> esiId, MarketTime at, MarketTime since)
    {
        if (!_premises.TryGetValue(esiId, out MarketTransaction[]? known))
        {
            return;
        }

        long last = Last;
        foreach (MarketTransaction transaction in known)
        {
            if (transaction.Effective > since && transaction.Effective <= at && transaction.Number <= last)
            {
                Apply(transaction, ref premise);
            }
        }
    }

    /// <summary>The exchange, in effect at a moment, that took a meter out of a premise; null where none did.</summary>
    internal MarketTransaction? ExchangeOf(string esiId, string meter, MarketTime at)
    {
        MarketTransaction? exchange = null;
        foreach (MarketTransaction transaction in Of(esiId))
        {
            exchange = transaction.Kind == MarketKind.MeterExchange && transaction.Meter == meter && transaction.Effective <= at ? transaction : exchange;
        }

        return exchange;
    }

    /// <summary>Since when the customer of a moment has been there; the beginning of time where nothing is known of another.</summary>
    internal MarketTime CustomerSince(string esiId, MarketTime at) =>
        Of(esiId).Where(t => t.ChangesCustomer && t.Effective <= at).Select(t => t.Effective).DefaultIfEmpty().Max();

    /// <summary>What a transaction makes of a premise.</summary>
    internal static void Apply(MarketTransaction transaction, ref Premise premise) => premise = transaction.Kind switch
    {
        MarketKind.MoveIn => premise with { RepDuns = transaction.RepDuns!, Status = PremiseStatus.Active },
        MarketKind.MoveOut => premise with { RepDuns = "", Status = PremiseStatus.DeEnergized },
        MarketKind.Switch => premise with { RepDuns = transaction.RepDuns! },
        MarketKind.MeterExchange => premise with { Meter = transaction.NewMeter, Esi = transaction.NewEsi },
        _ => premise,
    };

    private void Put(MarketTransaction transaction)
    {
        _moments.Add((transaction.Effective, transaction.Number));
        _byEsiId.AddOrUpdate(transaction.EsiId, [transaction], (_, known) => [.. known.Append(transaction).OrderBy(t => t.Effective).ThenBy(t => t.Number)]);
        if (transaction.NewMeter is { } meter)
        {
            _byMeter.AddOrUpdate(meter, [transaction.EsiId], (_, known) => [.. known.Append(transaction.EsiId).Distinct()]);
            _byEsi.AddOrUpdate(transaction.NewEsi, [transaction.EsiId], (_, known) => [.. known.Append(transaction.EsiId).Distinct()]);
        }
    }

    private void TakeOut(MarketTransaction transaction)
    {
        _moments.Remove((transaction.Effective, transaction.Number));
        MarketTransaction[] left = Leave(_byEsiId, transaction.EsiId, t => t.Number != transaction.Number);
        if (transaction.NewMeter is { } meter)
        {
            Leave(_byMeter, meter, home => home != transaction.EsiId || Array.Exists(left, t => t.NewMeter == meter));
            Leave(_byEsi, transaction.NewEsi, home => home != transaction.EsiId || Array.Exists(left, t => t.NewEsi == transaction.NewEsi));
        }
    }

    private static TValue[] Leave<TKey, TValue>(ConcurrentDictionary<TKey, TValue[]> from, TKey key, Predicate<TValue> isLeft)
        where TKey : notnull
    {
        TValue[] left = Array.FindAll(from.GetValueOrDefault(key, []), isLeft);
        if (left.Length > 0)
        {
            from[key] = left;
        }
        else
        {
            from.TryRemove(key, out _);
        }

        return left;
    }
}
