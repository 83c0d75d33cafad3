namespace Sep.Codec.Clusters.Time;

/// <summary>How far a device's clock can be trusted. Bits 4-7 are reserved.</summary>
[Flags]
public enum TimeStatus : byte
{
    None = 0,

    /// <summary>The clock is set by the device itself, not over the network.</summary>
    Master = 1 << 0,

    /// <summary>The clock was set from a master over the network.</summary>
    Synchronized = 1 << 1,

    /// <summary>Time zone and daylight saving time come from this device, too.</summary>
    MasterZoneDst = 1 << 2,

    /// <summary>This clock is better than other masters. Came with a later ZCL; used by SE 1.1.</summary>
    Superseding = 1 << 3,
}
