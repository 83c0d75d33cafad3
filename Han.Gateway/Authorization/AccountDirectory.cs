using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace Han.Gateway.Authorization;

/// <summary>The accounts by name, as configured at start.</summary>
public sealed class AccountDirectory(IOptions<AccountsOptions> options)
{
    private readonly FrozenDictionary<string, SystemAccount> _accounts =
        options.Value.Accounts.Select(Create).ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    public SystemAccount? Find(string name) => _accounts.GetValueOrDefault(name);

    private static SystemAccount Create(AccountOptions account) => new()
    {
        Name = account.Name,
        Duns = [.. account.Duns],
        Requesters = [.. account.Requesters],
        RequesterType = account.RequesterType,
        MaxCriticality = account.MaxCriticality,
        Certificates = [.. account.Certificates],
        CallbackSecret = account.CallbackSecret,
    };
}
