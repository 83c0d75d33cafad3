using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Han.Gateway.Registry.Imported;
using Han.Gateway.Routing;

namespace Han.Gateway.Market;

/// <summary>Whether a transaction fits the premise as it will be when it takes effect, those before it included.</summary>
internal sealed class MarketRules(PremiseRegister register)
{
    /// <summary>What speaks against it: a column and a reason; null when nothing does.</summary>
    public (string Field, string Reason)? Check(MarketTransaction t)
    {
        if (!register.TryFind(t.EsiId, t.Effective, out Premise premise))
        {
            return (MarketColumns.EsiIdName, "is not in the register at that date");
        }

        if (premise.Tdsp.Name != t.Tdsp)
        {
            return (MarketColumns.TdspName, "is not the TDSP of that ESIID");
        }

        if (register.Market.Of(t.EsiId) is [.., var last] && last.Effective > t.Effective)
        {
            return (MarketColumns.EffectiveName, $"lies before transaction {last.Id} of that ESIID, which is known already");
        }

        return premise.Status == PremiseStatus.Inactive ? (MarketColumns.EsiIdName, "has ended: its TDSP says Inactive")
            : IsInBase(t, premise) ? (MarketColumns.EffectiveName, "lies before what the imported register says of that ESIID, which holds")
            : t.Kind switch
            {
                MarketKind.MoveIn when premise.RepDuns == t.RepDuns && premise.Status == PremiseStatus.Active && IsTakenByMoveIn(t) =>
                    (MarketColumns.RepName, "has moved in there already"),
                MarketKind.MoveOut when premise.RepDuns.Length == 0 => (MarketColumns.EsiIdName, "has no customer to move out"),
                MarketKind.Switch when premise.RepDuns.Length == 0 => (MarketColumns.EsiIdName, "has no customer who could switch"),
                MarketKind.Switch when premise.RepDuns == t.RepDuns => (MarketColumns.RepName, "is the REP of record already"),
                MarketKind.MeterExchange => CheckExchange(t, premise),
                _ => null,
            };
    }

    /// <summary>The same customer is not moved in twice on one day.</summary>
    private bool IsTakenByMoveIn(MarketTransaction t) =>
        register.Market.Of(t.EsiId).Any(o => o.Kind == MarketKind.MoveIn && o.Effective == t.Effective && o.RepDuns == t.RepDuns);

    private static bool IsInBase(MarketTransaction t, in Premise premise) =>
        premise.Source is not null && ImportedBase.EffectiveOf(premise) >= t.Effective;

    private (string Field, string Reason)? CheckExchange(MarketTransaction t, in Premise premise) =>
        premise.Esi.IsNone ? (MarketColumns.EsiIdName, "has no home area network; a new meter there comes with the premises")
        : !register.IsMeterOf(premise, t.Meter) ? (MarketColumns.MeterName, "is not the meter of that ESIID at that date")
        : register.TryFindMeter(t.NewMeter!, t.Effective, out _) ? (MarketColumns.NewMeterName, "is in use at that date")
        : IsUsed(t) ? (MarketColumns.NewEsiName, "is known as another ESI or device")
        : null;

    /// <summary>An ESI that was ever anywhere is not another meter's: what was sent to the one would be read as the other's.</summary>
    private bool IsUsed(MarketTransaction t) =>
        register.TryFind(t.NewEsi, MarketTime.Never, out _) || register.Market.HasEsi(t.NewEsi) || register.Devices?.Find(t.NewEsi) is not null;
}
