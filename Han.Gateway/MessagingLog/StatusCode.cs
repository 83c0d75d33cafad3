namespace Han.Gateway.MessagingLog;

/// <summary>StatusCode of the HAN messaging log. The list is closed: details go into StatusDesc.</summary>
public enum StatusCode : byte
{
    /// <summary>Accepted and sent to the TDSP.</summary>
    RQA,

    /// <summary>The TDSP has it.</summary>
    ACK,

    /// <summary>Pending.</summary>
    PEN,

    /// <summary>Event started.</summary>
    STR,

    /// <summary>Confirmed.</summary>
    CON,

    /// <summary>Opt-out.</summary>
    OPT,

    /// <summary>Failed.</summary>
    FLR,
}
