using Han.Gateway.Registry;

namespace Han.Gateway.Authorization;

/// <summary>Which premises a company may address.</summary>
public static class PremiseRules
{
    /// <summary>A REP acts for the ESIIDs whose REP of record it is, a TDSP for those that it serves (decision 0.12).</summary>
    public static bool MayAddress(in Premise premise, string duns, SystemAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.RequesterType == 1 ? premise.Tdsp.Duns == duns : premise.RepDuns == duns;
    }
}
