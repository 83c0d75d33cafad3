using DeviceEmulator.Time;
using Han.Gateway.Routing;

namespace Han.Gateway.Market;

/// <summary>What a market transaction does to a premise, for those who keep something about premises.</summary>
/// <param name="TransactionId">The market's id of the transaction.</param>
/// <param name="FormerRep">The REP of record before; null where there was none.</param>
/// <param name="NewRep">The REP of record from <paramref name="Effective"/> on; null where there is none.</param>
/// <param name="CustomerLeaves">True where whoever lived there does no longer: at a move-out, and at a move-in without one before it.</param>
public sealed record MarketEvent(
    string TransactionId, MarketKind Kind, Tdsp Tdsp, string EsiId, MarketTime Effective, string? FormerRep, string? NewRep, string FormerMeter, string NewMeter,
    bool CustomerLeaves);
