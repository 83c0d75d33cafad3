using System.Collections.Concurrent;
using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Sep.Codec.Types;

namespace Han.Gateway.Market;

/// <summary>
/// The market transactions over the premises of a register: what a premise is at a moment is what its base says with the transactions up to then. Only grows.
/// Safe for any thread.
/// </summary>
public sealed class MarketBook
{
    private readonly ConcurrentDictionary<string, MarketTransaction[]> _byEsiId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string[]> _byMeter = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Eui64, string[]> _byEsi = new();
    private readonly ConcurrentDictionary<string, MarketTransaction[]>.AlternateLookup<ReadOnlySpan<char>> _premises;
    private long _last;

    public MarketBook() => _premises = _byEsiId.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number of the last transaction that it knows; 0 for none.</summary>
    public long Last => Interlocked.Read(ref _last);

    public bool IsEmpty => Last == 0;

    /// <summary>Takes one up. In the order of their numbers.</summary>
    public void Add(MarketTransaction transaction)
    {
        if (transaction.Number <= Last)
        {
            return;
        }

        if (transaction.NewMeter is { } meter)
        {
            _byMeter.AddOrUpdate(meter, [transaction.EsiId], (_, known) => [.. known.Append(transaction.EsiId).Distinct()]);
            _byEsi.AddOrUpdate(transaction.NewEsi, [transaction.EsiId], (_, known) => [.. known.Append(transaction.EsiId).Distinct()]);
        }

        _byEsiId.AddOrUpdate(transaction.EsiId, [transaction], (_, known) => [.. known.Append(transaction).OrderBy(t => t.Effective).ThenBy(t => t.Number)]);
        Interlocked.Exchange(ref _last, transaction.Number);
    }

    /// <summary>The transactions of a premise, in the order in which they take effect.</summary>
    public IReadOnlyList<MarketTransaction> Of(ReadOnlySpan<char> esiId) => _premises.TryGetValue(esiId, out MarketTransaction[]? known) ? known : [];

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

        foreach (MarketTransaction transaction in known)
        {
            if (transaction.Effective > since && transaction.Effective <= at)
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
}
