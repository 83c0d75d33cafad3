namespace Han.Gateway.MessagingLog;

/// <summary>EventCategoryID of the HAN messaging log (AMIT panel, November 2010). The list is closed; values are stored.</summary>
public enum EventCategory : byte
{
    /// <summary>Nothing of the log: requests about devices.</summary>
    None = 0,

    /// <summary>Load control event.</summary>
    LCE = 1,

    /// <summary>Cancel load control event.</summary>
    CLE = 2,

    /// <summary>Cancel all load control events.</summary>
    CAL = 3,

    /// <summary>Price.</summary>
    PRM = 4,

    /// <summary>Simple text message.</summary>
    STM = 5,

    /// <summary>Cancel simple text message.</summary>
    CSM = 6,
}
