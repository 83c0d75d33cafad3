namespace DeviceEmulator.Profile;

/// <summary>Which events that overlap in time overlap at all, when they name different device classes.</summary>
public enum PartialOverlap : byte
{
    /// <summary>The newer event must cover every class that the device has in the older one; else both stay.</summary>
    WhenCovered = 0,

    /// <summary>One class of the device in common is enough.</summary>
    AnySharedClass = 1,

    /// <summary>CCB 1291: the device class fields are equal, or the enrollment group fields are.</summary>
    EqualClassOrGroup = 2,
}
