using System.Security.Cryptography.X509Certificates;

namespace Han.Gateway.Authorization;

/// <summary>Joins the two halves of an identity: the account that the message names and the company that the TLS certificate proves.</summary>
public sealed class CallerAuthentication(AccountDirectory accounts)
{
    /// <summary>Null when they do not agree; the answer does not tell which half failed, so that accounts cannot be listed by trying.</summary>
    public Caller? Authenticate(string username, X509Certificate2 certificate) => Authenticate(username, certificate, out _);

    /// <inheritdoc cref="Authenticate(string, X509Certificate2)"/>
    /// <param name="why">Which half failed, for the audit trail.</param>
    public Caller? Authenticate(string username, X509Certificate2 certificate, out string? why)
    {
        string? duns = DunsNumber.OfSubject(certificate);
        SystemAccount? account = accounts.Find(username);
        why = duns is null ? "the client certificate does not name one company"
            : account is null ? "there is no such account"
            : !account.Duns.Contains(duns) ? "the account is another company's"
            : !account.Takes(certificate) ? "the client certificate is not bound to the account"
            : null;
        return why is null ? new Caller(account!, duns!) : null;
    }
}
