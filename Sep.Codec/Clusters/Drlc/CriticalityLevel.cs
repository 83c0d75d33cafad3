namespace Sep.Codec.Clusters.Drlc;

/// <summary>How urgent an event is. 0 and 0x10-0xFF are reserved.</summary>
public enum CriticalityLevel : byte
{
    Reserved = 0x00,
    Green = 0x01,
    Level1 = 0x02,
    Level2 = 0x03,
    Level3 = 0x04,
    Level4 = 0x05,
    Level5 = 0x06,

    /// <summary>Participation is mandatory.</summary>
    Emergency = 0x07,

    /// <summary>Participation is mandatory.</summary>
    PlannedOutage = 0x08,

    /// <summary>Participation is mandatory.</summary>
    ServiceDisconnect = 0x09,
    UtilityDefined1 = 0x0A,
    UtilityDefined2 = 0x0B,
    UtilityDefined3 = 0x0C,
    UtilityDefined4 = 0x0D,
    UtilityDefined5 = 0x0E,
    UtilityDefined6 = 0x0F,
}
