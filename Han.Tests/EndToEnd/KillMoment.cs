namespace Han.Tests.EndToEnd;

/// <summary>Around what a kill is aimed. Where it has hit is another matter: <see cref="KillDatabase.Class"/> reads that from the database.</summary>
internal enum KillMoment
{
    /// <summary>While the first request is on its way.</summary>
    BeforeCommit,

    /// <summary>As soon as a request can be seen in the database.</summary>
    Commit,

    /// <summary>As soon as a request's orders are noted as sent.</summary>
    HandOver,

    /// <summary>Among the first reports.</summary>
    FirstReports,

    /// <summary>In the middle of the deliveries.</summary>
    Deliveries,

    /// <summary>While unreachable meters are tried again.</summary>
    Retries,

    /// <summary>While events run on the devices.</summary>
    Running,

    /// <summary>About when the first orders are over.</summary>
    NearTheEnd,
}
