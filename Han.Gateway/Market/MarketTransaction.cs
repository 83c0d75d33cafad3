using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Gateway.Market;

/// <summary>One market transaction as it was taken from a file.</summary>
/// <param name="Number">Its place among all that were taken, from 1.</param>
/// <param name="Id">The market's own id of it; one id is one transaction.</param>
/// <param name="Tdsp">The TDSP by name.</param>
/// <param name="Effective">From when it holds.</param>
/// <param name="RepDuns">The new REP of record; null where none is named.</param>
/// <param name="Meter">Of an exchange: the meter that is taken out.</param>
/// <param name="NewMeter">Of an exchange: the meter that takes its place.</param>
/// <param name="NewEsi">The EUI-64 of the new meter's ESI; none but for an exchange.</param>
public sealed record MarketTransaction(
    long Number, string Id, MarketKind Kind, string Tdsp, string EsiId, MarketTime Effective, string? RepDuns, string? Meter, string? NewMeter, Eui64 NewEsi)
{
    /// <summary>Whether two say the same: what an id that comes again must do.</summary>
    internal bool IsSameAs(MarketTransaction other) => this with { Number = other.Number } == other;

    /// <summary>A new customer, or none: what the former one had is nobody's to see.</summary>
    internal bool ChangesCustomer => Kind is MarketKind.MoveIn or MarketKind.MoveOut;
}
