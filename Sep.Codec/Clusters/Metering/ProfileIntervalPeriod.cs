namespace Sep.Codec.Clusters.Metering;

/// <summary>How long an interval of a profile is.</summary>
public enum ProfileIntervalPeriod : byte
{
    Daily = 0x00,
    Minutes60 = 0x01,
    Minutes30 = 0x02,
    Minutes15 = 0x03,
    Minutes10 = 0x04,
    Minutes7AndAHalf = 0x05,
    Minutes5 = 0x06,
    Minutes2AndAHalf = 0x07,

    /// <summary>Came after SE 1.1.</summary>
    Minutes1 = 0x08,
}
