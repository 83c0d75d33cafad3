namespace Sep.Codec.Mac;

/// <summary>
/// What a joining device says of itself: in association and rejoin requests, device announcements and node descriptors. Bits 4-5 are reserved.
/// </summary>
[Flags]
public enum CapabilityInformation : byte
{
    None = 0,
    AlternatePanCoordinator = 1 << 0,

    /// <summary>A router, if set; an end device, if not.</summary>
    FullFunctionDevice = 1 << 1,
    MainsPower = 1 << 2,

    /// <summary>If not set, the device sleeps and its parent keeps frames for it.</summary>
    ReceiverOnWhenIdle = 1 << 3,
    Security = 1 << 6,
    AllocateAddress = 1 << 7,
}
