namespace Han.Gateway.Agreements;

/// <summary>What moves an agreement from one status to another.</summary>
public enum AgreementTrigger : byte
{
    /// <summary>A company has invited the customer.</summary>
    Filed = 0,

    /// <summary>The company has sent the invitation once more, as a reminder.</summary>
    Resent,

    /// <summary>The customer accepts.</summary>
    Accepted,

    /// <summary>The customer rejects, with a reason or without.</summary>
    Rejected,

    /// <summary>The thirty days of the invitation are over.</summary>
    TimedOut,

    /// <summary>The company or the customer ends it.</summary>
    Terminated,

    /// <summary>Its device was removed by one of them.</summary>
    DeviceRemoved,

    /// <summary>The customer has moved out of the premise.</summary>
    MovedOut,
}
