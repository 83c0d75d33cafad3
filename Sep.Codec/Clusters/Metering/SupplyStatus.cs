namespace Sep.Codec.Clusters.Metering;

/// <summary>Whether the premises are supplied.</summary>
public enum SupplyStatus : byte
{
    Off = 0x00,

    /// <summary>Off, and the customer may switch it on.</summary>
    OffArmed = 0x01,
    On = 0x02,
}
