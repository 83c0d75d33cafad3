namespace Han.Gateway.Agreements;

/// <summary>What follows by itself from the answer to an invitation, or from the end of an agreement, and is not done yet. Values are stored.</summary>
public enum FollowUp : byte
{
    None = 0,

    /// <summary>Accepted: the device is to be provisioned.</summary>
    Provision = 1,

    /// <summary>Ended: the device is to be removed. Due until it takes no slot any more.</summary>
    Remove = 2,

    /// <summary>Ended: what the company has sent and may send no longer is to be cancelled.</summary>
    Cancel = 3,
}
