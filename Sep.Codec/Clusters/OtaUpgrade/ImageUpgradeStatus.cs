namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>How far a device is with an upgrade.</summary>
public enum ImageUpgradeStatus : byte
{
    Normal = 0x00,
    DownloadInProgress = 0x01,
    DownloadComplete = 0x02,
    WaitingToUpgrade = 0x03,
    CountDown = 0x04,
    WaitForMore = 0x05,
}
