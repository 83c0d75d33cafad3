namespace Han.Gateway.Authorization;

/// <summary>By what right a company acts at a premise.</summary>
public enum AuthorizationModel : byte
{
    /// <summary>As in 2010: a REP acts for the ESIIDs whose REP of record it is.</summary>
    RepOfRecord,

    /// <summary>As since 2014: any company acts by the agreements that it has with the customer, the REP of record too.</summary>
    Agreement,
}
