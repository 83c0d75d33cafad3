using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Han.Gateway.Authorization;

/// <summary>Joins the two halves of an identity: the account that the message names and the company that the TLS certificate proves.</summary>
public sealed class CallerAuthentication(AccountDirectory accounts)
{
    /// <summary>Null when they do not agree; the answer does not tell which half failed, so that accounts cannot be listed by trying.</summary>
    public Caller? Authenticate(string username, X509Certificate2 certificate)
    {
        if (DunsNumber.OfSubject(certificate) is not { } duns || accounts.Find(username) is not { } account || !account.Duns.Contains(duns))
        {
            return null;
        }

        return account.Certificates.Count == 0
            || account.Certificates.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256), StringComparer.OrdinalIgnoreCase)
                ? new Caller(account, duns)
                : null;
    }
}
