namespace Han.Gateway.MessagingLog;

/// <summary>
/// What a row says, as stored. Values below 0x100 are SEP event statuses as a device reported them; the others are the head-end's and gateway's own.
/// Stored: append, never renumber.
/// </summary>
public enum LogStatus
{
    None = 0,
    Received = 0x01,
    Started = 0x02,
    Completed = 0x03,
    OptedOut = 0x04,
    OptedIn = 0x05,
    Cancelled = 0x06,
    Superseded = 0x07,
    PartlyOptedOut = 0x08,
    PartlyOptedIn = 0x09,
    DidNotParticipate = 0x0A,
    InvalidCancel = 0xF8,
    InvalidCancelTime = 0xF9,
    ReceivedTooLate = 0xFB,
    CancelUndefinedEvent = 0xFD,
    EventRejected = 0xFE,
    Sent = 0x100,
    Accepted = 0x101,
    Waiting = 0x102,
    Stored = 0x103,
    Expired = 0x104,
    Withdrawn = 0x105,
    NothingToCancel = 0x106,
    UnknownAtHeadEnd = 0x107,
    RefusedByDevice = 0x108,
    Unreadable = 0x109,
    FellSilent = 0x110,
    NoDevice = 0x111,
    NoAnswer = 0x112,
    OthersCancelled = 0x113,
    TableFull = 0x114,

    /// <summary>A text that nobody is asked to confirm, or all prices, are at the ESI.</summary>
    AtMeter = 0x115,

    /// <summary>Some of the prices are at the ESI.</summary>
    PartlyAtMeter = 0x116,
    Shown = 0x117,
    Confirmed = 0x118,
    NotConfirmed = 0x119,
    Replaced = 0x11A,
    TextCancelled = 0x11B,

    /// <summary>The device does not show the text that is cancelled.</summary>
    NotShown = 0x11C,

    /// <summary>From here on: what is said of devices, never rows of the messaging log.</summary>
    DevicePending = 0x120,
    MeterReady = 0x121,
    DeviceJoined = 0x122,
    DeviceFailed = 0x123,
    DeviceRemoved = 0x124,
    AttributesWritten = 0x125,
}
