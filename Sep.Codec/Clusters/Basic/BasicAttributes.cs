using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Basic;

/// <summary>The attributes of a Basic server, which every device has.</summary>
public static class BasicAttributes
{
    /// <summary>The revision of the ZCL; devices of SE 1.0 and 1.1 say 1 or 3.</summary>
    public const ushort ZclVersion = 0x0000;
    public const ushort ApplicationVersion = 0x0001;
    public const ushort StackVersion = 0x0002;
    public const ushort HardwareVersion = 0x0003;
    public const ushort ManufacturerName = 0x0004;
    public const ushort ModelIdentifier = 0x0005;

    /// <summary>The date of manufacture, of which the first 8 characters are YYYYMMDD.</summary>
    public const ushort DateCode = 0x0006;

    /// <summary>A <see cref="Basic.PowerSource"/>.</summary>
    public const ushort PowerSource = 0x0007;
    public const ushort LocationDescription = 0x0010;
    public const ushort PhysicalEnvironment = 0x0011;
    public const ushort DeviceEnabled = 0x0012;

    /// <summary>Bit 0 for a hardware fault, bit 1 for a software fault: which of them raise an alarm.</summary>
    public const ushort AlarmMask = 0x0013;

    /// <summary>Bit 0 for a reset at the device, bit 1 for its configuration: which of them are disabled.</summary>
    public const ushort DisableLocalConfig = 0x0014;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        new(ClusterSide.Server, ZclVersion, ZclType.UInt8, AttributeAccess.Read, true, null, nameof(ZclVersion)),
        new(ClusterSide.Server, ApplicationVersion, ZclType.UInt8, AttributeAccess.Read, false, 0, nameof(ApplicationVersion)),
        new(ClusterSide.Server, StackVersion, ZclType.UInt8, AttributeAccess.Read, false, 0, nameof(StackVersion)),
        new(ClusterSide.Server, HardwareVersion, ZclType.UInt8, AttributeAccess.Read, false, 0, nameof(HardwareVersion)),
        new(ClusterSide.Server, ManufacturerName, ZclType.CharacterString, AttributeAccess.Read, false, null, nameof(ManufacturerName)) { MaxLength = 32 },
        new(ClusterSide.Server, ModelIdentifier, ZclType.CharacterString, AttributeAccess.Read, false, null, nameof(ModelIdentifier)) { MaxLength = 32 },
        new(ClusterSide.Server, DateCode, ZclType.CharacterString, AttributeAccess.Read, false, null, nameof(DateCode)) { MaxLength = 16 },
        new(ClusterSide.Server, PowerSource, ZclType.Enum8, AttributeAccess.Read, true, 0, nameof(PowerSource)),
        new(ClusterSide.Server, LocationDescription, ZclType.CharacterString, AttributeAccess.ReadWrite, false, null, nameof(LocationDescription)) { MaxLength = 16 },
        new(ClusterSide.Server, PhysicalEnvironment, ZclType.Enum8, AttributeAccess.ReadWrite, false, 0, nameof(PhysicalEnvironment)),
        new(ClusterSide.Server, DeviceEnabled, ZclType.Boolean, AttributeAccess.ReadWrite, false, 1, nameof(DeviceEnabled)),
        new(ClusterSide.Server, AlarmMask, ZclType.Map8, AttributeAccess.ReadWrite, false, 0, nameof(AlarmMask)) { Maximum = 0x03 },
        new(ClusterSide.Server, DisableLocalConfig, ZclType.Map8, AttributeAccess.ReadWrite, false, 0, nameof(DisableLocalConfig)) { Maximum = 0x03 },
    ];
}
