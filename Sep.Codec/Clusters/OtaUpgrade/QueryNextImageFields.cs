namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>Which optional fields a Query Next Image Request carries. Bits 1-7 are reserved.</summary>
[Flags]
public enum QueryNextImageFields : byte
{
    None = 0,
    HardwareVersion = 1 << 0,
}
