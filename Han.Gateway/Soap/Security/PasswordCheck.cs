using System.Security.Cryptography;
using System.Text;
using Han.Gateway.Authorization;

namespace Han.Gateway.Soap.Security;

/// <summary>Compares a UsernameToken's password with the account's, in constant time, and locks the account where someone guesses.</summary>
internal sealed class PasswordCheck(AccountLockout lockout, ILogger<PasswordCheck> log)
{
    /// <summary>Null when the password is right; else why it was refused, for the audit trail.</summary>
    public string? Refuse(UsernameToken token, SystemAccount account)
    {
        if (account.Password is not { } password)
        {
            return "the account has no password";
        }

        if (lockout.IsLocked(account.Name))
        {
            return "the account is locked";
        }

        if (Matches(token, password))
        {
            lockout.Succeed(account.Name);
            return null;
        }

        if (lockout.Fail(account.Name))
        {
            log.AccountLocked(account.Name, AccountLockout.Failures);
        }

        return "wrong password";
    }

    private static bool Matches(UsernameToken token, string password)
    {
        byte[] sent = Encoding.UTF8.GetBytes(token.Password ?? "");
        byte[] own = Encoding.UTF8.GetBytes(token.Kind == PasswordKind.Digest ? Digest(token, password) : password);

        // Compared as hashes: their lengths are equal, so that not even the length can be measured.
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(sent), SHA256.HashData(own));
    }

#pragma warning disable CA5350 // The UsernameToken Profile knows no other hash than SHA-1.
    private static string Digest(UsernameToken token, string password) =>
        Convert.ToBase64String(SHA1.HashData([.. token.Nonce!, .. Encoding.UTF8.GetBytes(token.Created + password)]));
#pragma warning restore CA5350
}
