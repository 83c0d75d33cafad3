using Han.Gateway.Requests;

namespace Han.Gateway.Authorization;

/// <summary>Whether the header of a request speaks for the caller who was authenticated.</summary>
public static class CallerRules
{
    /// <summary>Null when the header agrees with the caller.</summary>
    public static CallerRefusal? Check(Caller caller, RequestHeader header)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(header);
        SystemAccount account = caller.Account;
        if (!account.Duns.Contains(header.RequesterAuthenticationId) || header.RequesterAuthenticationId != caller.CertificateDuns)
        {
            return Refuse("RequesterAuthenticationID", "is not the DUNS of the authenticated company");
        }

        if (header.RequesterType != account.RequesterType)
        {
            return Refuse("RequesterType", "is not the type of the authenticated account");
        }

        return account.Requesters.Count > 0 && !account.Requesters.Contains(header.RequesterId)
            ? Refuse("RequesterID", "may not act through the authenticated account")
            : null;
    }

    private static CallerRefusal Refuse(string element, string why) => new(Refusals.NotAuthorised, element, $"{element} {why}");
}
