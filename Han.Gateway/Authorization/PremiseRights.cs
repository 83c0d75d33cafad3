using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.Registry;

namespace Han.Gateway.Authorization;

/// <summary>What companies may do at premises, by the configured model.</summary>
public sealed class PremiseRights(AuthorizationModel model, AgreementBook agreements, PremiseRegister register)
{
    public AuthorizationModel Model { get; } = model;

    /// <summary>The rights of one company by one of its accounts.</summary>
    public CallerRights Of(SystemAccount account, string duns) => new(account, duns, Model, agreements, register);

    /// <summary>What a judgement of a moment rests on. To be taken before it is made: what changes meanwhile is then noticed.</summary>
    public RightsMark Mark(MarketTime at) => new(Agreements, register.Market.Version, register.Imported?.Current, at, register.NextChange(at));

    /// <summary>Whether what was judged then holds at a later moment too. Waits for nobody.</summary>
    public bool Holds(in RightsMark mark, MarketTime at) => at < mark.Until && mark.Agreements == Agreements && mark.Market == register.Market.Version
        && ReferenceEquals(mark.Base, register.Imported?.Current);

    private long Agreements => Model == AuthorizationModel.Agreement ? agreements.Version : 0;
}
