using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Commissioning;

/// <summary>The attributes of a Commissioning server, the startup attribute set: what a device uses when it next starts.</summary>
public static class CommissioningAttributes
{
    /// <summary>0xFFFF for none, which is this type's marker for "not a value".</summary>
    public const ushort ShortAddress = 0x0000;

    /// <summary>All ones for none.</summary>
    public const ushort ExtendedPanId = 0x0001;

    /// <summary>0xFFFF for none.</summary>
    public const ushort PanId = 0x0002;

    /// <summary>Bit 11 for channel 11 to bit 26 for channel 26.</summary>
    public const ushort ChannelMask = 0x0003;
    public const ushort ProtocolVersion = 0x0004;

    /// <summary>2 for ZigBee PRO.</summary>
    public const ushort StackProfile = 0x0005;

    /// <summary>A <see cref="Commissioning.StartupControl"/>.</summary>
    public const ushort StartupControl = 0x0006;
    public const ushort TrustCentreAddress = 0x0010;

    /// <summary>A secret, as the other keys are.</summary>
    public const ushort TrustCentreMasterKey = 0x0011;
    public const ushort NetworkKey = 0x0012;
    public const ushort UseInsecureJoin = 0x0013;
    public const ushort PreconfiguredLinkKey = 0x0014;
    public const ushort NetworkKeySequenceNumber = 0x0015;

    /// <summary>1 standard, 5 high security.</summary>
    public const ushort NetworkKeyType = 0x0016;
    public const ushort NetworkManagerAddress = 0x0017;
    public const ushort ScanAttempts = 0x0020;

    /// <summary>Milliseconds.</summary>
    public const ushort TimeBetweenScans = 0x0021;

    /// <summary>Seconds.</summary>
    public const ushort RejoinInterval = 0x0022;

    /// <summary>Seconds.</summary>
    public const ushort MaxRejoinInterval = 0x0023;

    /// <summary>Milliseconds.</summary>
    public const ushort IndirectPollRate = 0x0030;
    public const ushort ParentRetryThreshold = 0x0031;
    public const ushort ConcentratorFlag = 0x0040;
    public const ushort ConcentratorRadius = 0x0041;

    /// <summary>Seconds between route discoveries; 0 for none by itself.</summary>
    public const ushort ConcentratorDiscoveryTime = 0x0042;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        new(ClusterSide.Server, ShortAddress, ZclType.UInt16, AttributeAccess.ReadWrite, true, 0xFFFF, nameof(ShortAddress)),
        new(ClusterSide.Server, ExtendedPanId, ZclType.IeeeAddress, AttributeAccess.ReadWrite, true, -1, nameof(ExtendedPanId)),
        new(ClusterSide.Server, PanId, ZclType.UInt16, AttributeAccess.ReadWrite, true, 0xFFFF, nameof(PanId)),
        new(ClusterSide.Server, ChannelMask, ZclType.Map32, AttributeAccess.ReadWrite, true, 0x07FF_F800, nameof(ChannelMask)),
        new(ClusterSide.Server, ProtocolVersion, ZclType.UInt8, AttributeAccess.ReadWrite, true, 2, nameof(ProtocolVersion)) { Minimum = 2, Maximum = 2 },
        new(ClusterSide.Server, StackProfile, ZclType.UInt8, AttributeAccess.ReadWrite, true, 2, nameof(StackProfile)) { Minimum = 1, Maximum = 2 },
        new(ClusterSide.Server, StartupControl, ZclType.Enum8, AttributeAccess.ReadWrite, true, 3, nameof(StartupControl)) { Maximum = 3 },
        new(ClusterSide.Server, TrustCentreAddress, ZclType.IeeeAddress, AttributeAccess.ReadWrite, true, 0, nameof(TrustCentreAddress)),
        new(ClusterSide.Server, TrustCentreMasterKey, ZclType.SecurityKey, AttributeAccess.ReadWrite, false, null, nameof(TrustCentreMasterKey)),
        new(ClusterSide.Server, NetworkKey, ZclType.SecurityKey, AttributeAccess.ReadWrite, true, null, nameof(NetworkKey)),
        new(ClusterSide.Server, UseInsecureJoin, ZclType.Boolean, AttributeAccess.ReadWrite, true, 1, nameof(UseInsecureJoin)),
        new(ClusterSide.Server, PreconfiguredLinkKey, ZclType.SecurityKey, AttributeAccess.ReadWrite, true, null, nameof(PreconfiguredLinkKey)),
        new(ClusterSide.Server, NetworkKeySequenceNumber, ZclType.UInt8, AttributeAccess.ReadWrite, true, 0, nameof(NetworkKeySequenceNumber)),
        new(ClusterSide.Server, NetworkKeyType, ZclType.Enum8, AttributeAccess.ReadWrite, true, 5, nameof(NetworkKeyType)),
        new(ClusterSide.Server, NetworkManagerAddress, ZclType.UInt16, AttributeAccess.ReadWrite, true, 0, nameof(NetworkManagerAddress)),
        new(ClusterSide.Server, ScanAttempts, ZclType.UInt8, AttributeAccess.ReadWrite, true, 5, nameof(ScanAttempts)) { Minimum = 1 },
        new(ClusterSide.Server, TimeBetweenScans, ZclType.UInt16, AttributeAccess.ReadWrite, true, 100, nameof(TimeBetweenScans)) { Minimum = 1 },
        new(ClusterSide.Server, RejoinInterval, ZclType.UInt16, AttributeAccess.ReadWrite, true, 60, nameof(RejoinInterval)) { Minimum = 1 },
        new(ClusterSide.Server, MaxRejoinInterval, ZclType.UInt16, AttributeAccess.ReadWrite, true, 3600, nameof(MaxRejoinInterval)) { Minimum = 1 },
        new(ClusterSide.Server, IndirectPollRate, ZclType.UInt16, AttributeAccess.ReadWrite, true, null, nameof(IndirectPollRate)),
        new(ClusterSide.Server, ParentRetryThreshold, ZclType.UInt8, AttributeAccess.ReadWrite, true, null, nameof(ParentRetryThreshold)),
        new(ClusterSide.Server, ConcentratorFlag, ZclType.Boolean, AttributeAccess.ReadWrite, true, 0, nameof(ConcentratorFlag)),
        new(ClusterSide.Server, ConcentratorRadius, ZclType.UInt8, AttributeAccess.ReadWrite, true, 0x0F, nameof(ConcentratorRadius)),
        new(ClusterSide.Server, ConcentratorDiscoveryTime, ZclType.UInt8, AttributeAccess.ReadWrite, true, 0, nameof(ConcentratorDiscoveryTime)),
    ];
}
