namespace Han.Gateway.Agreements;

/// <summary>What an answer about an In-Home Device Agreement sets going by itself and has not yet. Values are stored.</summary>
public enum FollowUp : byte
{
    None = 0,

    /// <summary>Accepted: the device is to be provisioned.</summary>
    Provision = 1,

    /// <summary>Ended: the device is to be removed.</summary>
    Remove = 2,
}
