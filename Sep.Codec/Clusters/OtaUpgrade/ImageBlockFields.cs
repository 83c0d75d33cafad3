namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>Which optional fields a request for image data carries. Bits 2-7 are reserved.</summary>
[Flags]
public enum ImageBlockFields : byte
{
    None = 0,
    RequestNodeAddress = 1 << 0,

    /// <summary>In an Image Block Request alone. Came with a later revision of the cluster.</summary>
    MinimumBlockPeriod = 1 << 1,
}
