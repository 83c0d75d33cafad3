namespace DeviceEmulator.Profile;

/// <summary>What a device answers to criticality 0 or 10 hex and above.</summary>
public enum ReservedCriticality : byte
{
    /// <summary>Report FE.</summary>
    Reject = 0,

    /// <summary>Nothing but a Default Response SUCCESS.</summary>
    Ignore = 1,
}
