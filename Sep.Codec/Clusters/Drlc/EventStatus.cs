namespace Sep.Codec.Clusters.Drlc;

/// <summary>What a device reports of an event. Numbers that are not named here are reserved, or belong to later clusters.</summary>
public enum EventStatus : byte
{
    Received = 0x01,
    Started = 0x02,
    Completed = 0x03,
    OptedOut = 0x04,
    OptedIn = 0x05,
    Cancelled = 0x06,
    Superseded = 0x07,
    PartiallyCompletedWithOptOut = 0x08,
    PartiallyCompletedDueToOptIn = 0x09,

    /// <summary>The user had opted out before the event began.</summary>
    CompletedWithoutParticipation = 0x0A,
    RejectedInvalidCancelDefault = 0xF8,
    RejectedInvalidCancelEffectiveTime = 0xF9,
    RejectedReceivedAfterExpiry = 0xFB,
    RejectedInvalidCancelUndefinedEvent = 0xFD,
    Rejected = 0xFE,
}
