namespace DeviceEmulator.Esi;

/// <summary>Where one device stands with a stored event, as far as the ESI knows.</summary>
internal enum DeviceProgress : byte
{
    NotAddressed = 0,
    Sent,

    /// <summary>Offered again before it said anything, so that one Default Response of two to come says nothing yet.</summary>
    SentAgain,

    /// <summary>The device is filtered out: it answered with a Default Response.</summary>
    NotTakingPart,
    Accepted,
    Final,

    /// <summary>The device left before it was done with the event. Should it come back it may speak of it, and a first Default Response says nothing.</summary>
    Left,
}
