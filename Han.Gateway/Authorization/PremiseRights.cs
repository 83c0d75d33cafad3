using Han.Gateway.Agreements;
using Han.Gateway.Registry;

namespace Han.Gateway.Authorization;

/// <summary>What companies may do at premises, by the configured model.</summary>
public sealed class PremiseRights(AuthorizationModel model, AgreementBook agreements, PremiseRegister register)
{
    public AuthorizationModel Model { get; } = model;

    /// <summary>The rights of one company by one of its accounts.</summary>
    public CallerRights Of(SystemAccount account, string duns) => new(account, duns, Model, agreements, register);
}
