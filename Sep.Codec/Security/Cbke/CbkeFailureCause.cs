namespace Sep.Codec.Security.Cbke;

/// <summary>Who ended an exchange without a key.</summary>
public enum CbkeFailureCause
{
    /// <summary>This side, because of what the partner sent.</summary>
    Rejected,

    /// <summary>The partner, by Terminate Key Establishment.</summary>
    TerminatedByPartner,

    /// <summary>Nobody: the partner did not answer in time.</summary>
    TimedOut,
}
