namespace Han.Gateway.Authorization;

/// <summary>The registered accounts. A company that is not here is a stranger.</summary>
public sealed class AccountsOptions
{
    public IList<AccountOptions> Accounts { get; } = [];
}
