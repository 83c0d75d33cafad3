namespace HeadEnd.Simulator.Link;

/// <summary>What a report says. The values travel on the link: append, never renumber.</summary>
public enum ReportKind : byte
{
    /// <summary>The head-end has the target's order.</summary>
    Accepted = 1,

    /// <summary>The meter does not answer; the head-end tries again. Sent once a target.</summary>
    Waiting = 2,

    /// <summary>The ESI has the command. <see cref="TdspReport.Argument"/>: for an event the number of joined devices (whatever their kind);
    /// for a cancel the number of device answers to expect; for a schedule of prices <see cref="PriceProgress"/>.</summary>
    Stored = 3,

    /// <summary>A device's own answer: <see cref="TdspReport.Frame"/> is its ZCL frame (Report Event Status, or a Default Response that refuses).</summary>
    Device = 4,

    /// <summary>NotAfter passed before the ESI could be reached; the command was not delivered.</summary>
    Expired = 5,

    /// <summary>Said of a cancel: the event waited in the head-end and was withdrawn. Argument: its IssuerEventID; device: the one that the event was for, or none.
    /// Frame: one octet, 1 where the cancel itself still goes on to the ESI, else 0.</summary>
    Withdrawn = 6,

    /// <summary>Said of a cancel: the ESI holds nothing that it names.</summary>
    NothingToCancel = 7,

    /// <summary>The head-end does not know the ESI, or the device at it.</summary>
    Unknown = 8,

    /// <summary>ReportBy has passed for the whole order; ordinal 0.</summary>
    OrderOver = 9,

    /// <summary>Said of an event: the ESI's event table is full; nothing was stored or forwarded.</summary>
    Refused = 10,

    /// <summary>Said of a cancel, in place of one of the answers that <see cref="Stored"/> announced: the cancel found this device finished; no answer will
    /// come.</summary>
    Settled = 11,

    /// <summary>Said of a text that asks for confirmation: it was shown to the end and the device did not confirm it.</summary>
    NotConfirmed = 12,

    /// <summary>Said of a text that asks for confirmation: another text took its place before the device confirmed it.</summary>
    Replaced = 13,

    /// <summary>Said of a provisioning or a removal: on its way to the meter.</summary>
    Pending = 14,

    /// <summary>The device's key is in the ESI, which lets it join.</summary>
    MeterReady = 15,

    /// <summary>The device has joined and established its key.</summary>
    Joined = 16,

    /// <summary>A provisioning or removal failed. Argument: a <see cref="FailureCause"/>.</summary>
    Failed = 17,

    /// <summary>The device is out of the network.</summary>
    Removed = 18,

    /// <summary>The device has taken the attributes.</summary>
    Written = 19,
}
