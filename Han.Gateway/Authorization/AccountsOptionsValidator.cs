using Microsoft.Extensions.Options;

namespace Han.Gateway.Authorization;

/// <summary>Refuses accounts at start that could never be matched, or matched twice.</summary>
internal sealed class AccountsOptionsValidator : IValidateOptions<AccountsOptions>
{
    public ValidateOptionsResult Validate(string? name, AccountsOptions options)
    {
        var failures = new List<string>();
        foreach (AccountOptions account in options.Accounts)
        {
            Check(account.Name.Trim() == account.Name && account.Name.Length is > 0 and <= 64, "Name has 1 to 64 characters");
            Check(account.Duns.Count > 0 && account.Duns.All(DunsNumber.IsValid), "Duns lists numbers of 9 or 13 digits");
            Check(account.RequesterType <= 5, "RequesterType is 0 to 5");
            Check(account.MaxCriticality is >= 1 and <= 15, "MaxCriticality is 1 to 15");
            Check(account.Certificates.All(c => c.Length == 64 && c.All(char.IsAsciiHexDigit)), "Certificates lists SHA-256 thumbprints in hex");
            Check(account.CallbackSecret is null or { Length: >= 16 and <= 256 }, "CallbackSecret has 16 to 256 characters");
            Check(Enum.IsDefined(account.Signature), "Signature is Required or Optional");
            Check(
                account.Signature == SignaturePolicy.Required || account.Certificates.Count > 0,
                "Signature Optional needs Certificates: unsigned messages are answered for by a client certificate that is bound to the account");
            Check(account.Tokens.All(Enum.IsDefined), $"Tokens lists {string.Join(", ", Enum.GetNames<TokenKind>())}");
            Check(
                !account.Tokens.Any(t => t is TokenKind.PasswordText or TokenKind.PasswordDigest) || !string.IsNullOrEmpty(account.Password),
                "Tokens with a password need Password");
            Check(account.Password is null or { Length: <= 256 }, "Password has at most 256 characters");
            Check(account.RequestsPerMinute is >= 0 and <= 1_000_000, "RequestsPerMinute is 0 (no limit) to 1000000");
            foreach (string file in account.SigningCertificates)
            {
                Check(File.Exists(file), $"the file '{file}' of SigningCertificates exists");
            }

            void Check(bool holds, string rule)
            {
                if (!holds)
                {
                    failures.Add($"Accounts '{account.Name}': {rule}.");
                }
            }
        }

        failures.AddRange(options.Accounts.GroupBy(a => a.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"Accounts '{g.Key}': named twice."));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
