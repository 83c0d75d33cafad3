namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>
/// Which fields an Image Notify carries: each value one more than the one before. Other values are reserved and carry the jitter alone.
/// </summary>
public enum ImageNotifyPayload : byte
{
    QueryJitter = 0x00,
    ManufacturerCode = 0x01,
    ImageType = 0x02,
    NewFileVersion = 0x03,
}
