namespace DeviceEmulator.Faults;

/// <summary>How an ESI or device may be told to misbehave, so that others can be tried against it.</summary>
[Flags]
public enum Misbehaviour
{
    None = 0,

    /// <summary>The CRC of an installation code is wrong at this end: a device joins with another key than its trust centre has, an ESI keeps other keys than its devices.</summary>
    WrongInstallCodeCrc = 1 << 0,

    /// <summary>Its certificate is of an authority that the partner does not trust.</summary>
    ForeignIssuer = 1 << 1,

    /// <summary>The message authentication code that it sends to confirm an established key is wrong.</summary>
    BadKeyConfirm = 1 << 2,

    /// <summary>It never sends a Default Response.</summary>
    NoDefaultResponse = 1 << 3,

    /// <summary>Its reports of events come late, by <see cref="Faults.ReportDelay"/>.</summary>
    LateReport = 1 << 4,

    /// <summary>Its answers carry another sequence number than the command.</summary>
    WrongSequence = 1 << 5,

    /// <summary>A sleepy device that does not poll its parent any more.</summary>
    StuckPoll = 1 << 6,

    /// <summary>Its clock is off, by <see cref="Faults.ClockOffset"/>.</summary>
    ClockOff = 1 << 7,

    /// <summary>Its table of load control events has one place: a device answers FE to a second one, an ESI refuses it.</summary>
    EventTableOfOne = 1 << 8,

    /// <summary>Its user opts out of events at mandatory criticality levels (7 to 9), and the device lets it happen.</summary>
    OptOutAtMandatory = 1 << 9,
}
