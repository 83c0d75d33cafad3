namespace Han.Gateway.Agreements;

/// <summary>Where an agreement stands. Values are stored.</summary>
public enum AgreementStatus : byte
{
    /// <summary>No record yet.</summary>
    None = 0,

    /// <summary>The customer has been invited and has not answered.</summary>
    Invited = 1,

    /// <summary>The same, and the invitation has been sent once more.</summary>
    Reminded = 2,

    Active = 3,
    Rejected = 4,
    Expired = 5,
    Terminated = 6,
}
