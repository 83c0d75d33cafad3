namespace Sep.Codec.Security.Cbke;

/// <summary>What an exchange waits for.</summary>
internal enum CbkePhase
{
    /// <summary>Its beginning.</summary>
    Idle,

    /// <summary>The partner's Initiate.</summary>
    Identity,

    /// <summary>The partner's Ephemeral Data.</summary>
    EphemeralData,

    /// <summary>The partner's Confirm Key.</summary>
    Confirmation,

    /// <summary>Nothing: both have the key.</summary>
    Established,

    /// <summary>Nothing: it is over without a key.</summary>
    Failed,
}
