namespace Sep.Codec.Clusters.Commissioning;

/// <summary>How a device becomes part of a network at startup.</summary>
public enum StartupControl : byte
{
    /// <summary>It already is part of the network that the attributes describe.</summary>
    NoAction = 0x00,
    FormNetwork = 0x01,
    RejoinNetwork = 0x02,

    /// <summary>By joining as a new device.</summary>
    StartFromScratch = 0x03,
}
