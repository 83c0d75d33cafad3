using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Han.Gateway.Authorization;

/// <summary>The accounts by name, as configured at start.</summary>
public sealed class AccountDirectory(IOptions<AccountsOptions> options)
{
    private readonly FrozenDictionary<string, SystemAccount> _accounts =
        options.Value.Accounts.Select(Create).ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    public IEnumerable<SystemAccount> All => _accounts.Values;

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
        Signature = account.Signature,
        AllowSha1 = account.AllowSha1,
        Tokens = [.. account.Tokens],
        Password = string.IsNullOrEmpty(account.Password) ? null : account.Password,
        SigningCertificates = [.. account.SigningCertificates.Select(X509CertificateLoader.LoadCertificateFromFile)],
        SignResponses = account.SignResponses,
        RequestsPerMinute = account.RequestsPerMinute,
        AnswersForCustomers = account.AnswersForCustomers,
    };
}
