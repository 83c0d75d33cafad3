using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.OtaUpgrade;

/// <summary>The attributes of an OTA Upgrade client, the device that is upgraded. The server has none.</summary>
public static class OtaUpgradeAttributes
{
    /// <summary>The server that the device upgrades from; all ones for none.</summary>
    public const ushort UpgradeServerId = 0x0000;

    /// <summary>Octets of the image received so far.</summary>
    public const ushort FileOffset = 0x0001;
    public const ushort CurrentFileVersion = 0x0002;
    public const ushort CurrentZigBeeStackVersion = 0x0003;
    public const ushort DownloadedFileVersion = 0x0004;
    public const ushort DownloadedZigBeeStackVersion = 0x0005;

    /// <summary>An <see cref="OtaUpgrade.ImageUpgradeStatus"/>.</summary>
    public const ushort ImageUpgradeStatus = 0x0006;
    public const ushort ManufacturerId = 0x0007;
    public const ushort ImageTypeId = 0x0008;

    /// <summary>Milliseconds; seconds in the first revision that had it.</summary>
    public const ushort MinimumBlockRequestPeriod = 0x0009;
    public const ushort ImageStamp = 0x000A;
    public const ushort UpgradeActivationPolicy = 0x000B;
    public const ushort UpgradeTimeoutPolicy = 0x000C;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        new(ClusterSide.Client, UpgradeServerId, ZclType.IeeeAddress, AttributeAccess.Read, true, -1, nameof(UpgradeServerId), SepRevision.Se11),
        new(ClusterSide.Client, FileOffset, ZclType.UInt32, AttributeAccess.Read, true, uint.MaxValue, nameof(FileOffset), SepRevision.Se11),
        new(ClusterSide.Client, CurrentFileVersion, ZclType.UInt32, AttributeAccess.Read, false, uint.MaxValue, nameof(CurrentFileVersion), SepRevision.Se11),
        new(ClusterSide.Client, CurrentZigBeeStackVersion, ZclType.UInt16, AttributeAccess.Read, false, 0xFFFF, nameof(CurrentZigBeeStackVersion), SepRevision.Se11),
        new(ClusterSide.Client, DownloadedFileVersion, ZclType.UInt32, AttributeAccess.Read, false, uint.MaxValue, nameof(DownloadedFileVersion), SepRevision.Se11),
        new(ClusterSide.Client, DownloadedZigBeeStackVersion, ZclType.UInt16, AttributeAccess.Read, false, 0xFFFF, nameof(DownloadedZigBeeStackVersion), SepRevision.Se11),
        new(ClusterSide.Client, ImageUpgradeStatus, ZclType.Enum8, AttributeAccess.Read, true, 0, nameof(ImageUpgradeStatus), SepRevision.Se11),
        new(ClusterSide.Client, ManufacturerId, ZclType.UInt16, AttributeAccess.Read, false, null, nameof(ManufacturerId), SepRevision.Se11),
        new(ClusterSide.Client, ImageTypeId, ZclType.UInt16, AttributeAccess.Read, false, null, nameof(ImageTypeId), SepRevision.Se11),
        new(ClusterSide.Client, MinimumBlockRequestPeriod, ZclType.UInt16, AttributeAccess.Read, false, null, nameof(MinimumBlockRequestPeriod), SepRevision.Se12),
        new(ClusterSide.Client, ImageStamp, ZclType.UInt32, AttributeAccess.Read, false, null, nameof(ImageStamp), SepRevision.Se12),
        new(ClusterSide.Client, UpgradeActivationPolicy, ZclType.Enum8, AttributeAccess.Read, false, 0, nameof(UpgradeActivationPolicy), SepRevision.Se12),
        new(ClusterSide.Client, UpgradeTimeoutPolicy, ZclType.Enum8, AttributeAccess.Read, false, 0, nameof(UpgradeTimeoutPolicy), SepRevision.Se12),
    ];
}
