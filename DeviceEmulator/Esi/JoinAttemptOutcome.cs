namespace DeviceEmulator.Esi;

/// <summary>What became of an attempt to join.</summary>
public enum JoinAttemptOutcome : byte
{
    /// <summary>The trust centre did not admit it.</summary>
    Refused = 0,

    /// <summary>It is a member, without a link key of its own yet.</summary>
    Joined,

    /// <summary>It is a member again.</summary>
    Rejoined,

    /// <summary>Key establishment is over, well or not.</summary>
    KeyEstablishment,
}
