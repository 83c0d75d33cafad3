namespace Sep.Codec.Clusters.Metering;

/// <summary>What became of a request for a profile.</summary>
public enum GetProfileStatus : byte
{
    Success = 0x00,
    UndefinedIntervalChannel = 0x01,
    IntervalChannelNotSupported = 0x02,
    InvalidEndTime = 0x03,
    MorePeriodsRequestedThanCanBeReturned = 0x04,
    NoIntervalsAvailable = 0x05,
}
