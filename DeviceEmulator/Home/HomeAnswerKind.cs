namespace DeviceEmulator.Home;

/// <summary>What came up from an ESI.</summary>
public enum HomeAnswerKind : byte
{
    /// <summary>The ESI has the command.</summary>
    Stored = 0,

    /// <summary>It has no room for it, or does not know the device.</summary>
    Refused,

    /// <summary>It has nothing that the cancel names.</summary>
    NothingToCancel,

    /// <summary>A device's Report Event Status.</summary>
    Report,

    /// <summary>A device's Default Response.</summary>
    Response,

    /// <summary>A user confirmed a text.</summary>
    Confirmed,

    /// <summary>No frame will come for a cancel.</summary>
    Settled,

    /// <summary>Nobody confirmed a text in time.</summary>
    NotConfirmed,

    /// <summary>Another text took the place of one that nobody had confirmed.</summary>
    Replaced,
}
