namespace DeviceEmulator.Profile;

/// <summary>What a device makes of an overlapping event whose IssuerEventID is smaller than that of one it holds.</summary>
public enum OlderEventId : byte
{
    /// <summary>Taken like any later arrival.</summary>
    Accept = 0,

    /// <summary>Report FE.</summary>
    Reject = 1,
}
