using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Drlc;

/// <summary>
/// The attributes of a DRLC client. The ESI writes them, so the frame goes server to client. A device may refuse DeviceClassValue with NOT_AUTHORIZED.
/// </summary>
public static class DrlcClientAttributes
{
    /// <summary>0..255; 0 is a member of every group.</summary>
    public const ushort UtilityEnrollmentGroup = 0x0000;

    /// <summary>0..60 minutes.</summary>
    public const ushort StartRandomizationMinutes = 0x0001;

    /// <summary>0..60 minutes.</summary>
    public const ushort DurationRandomizationMinutes = 0x0002;

    /// <summary>The bits of <see cref="DeviceClass"/> that the device belongs to.</summary>
    public const ushort DeviceClassValue = 0x0003;

    /// <summary>The largest value of the two randomisation attributes, in minutes.</summary>
    public const byte MaxRandomizationMinutes = 60;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        new(ClusterSide.Client, UtilityEnrollmentGroup, ZclType.UInt8, AttributeAccess.ReadWrite, true, 0x00, nameof(UtilityEnrollmentGroup)),
        new(ClusterSide.Client, StartRandomizationMinutes, ZclType.UInt8, AttributeAccess.ReadWrite, true, 0x1E, nameof(StartRandomizationMinutes))
        {
            Maximum = MaxRandomizationMinutes,
        },
        new(ClusterSide.Client, DurationRandomizationMinutes, ZclType.UInt8, AttributeAccess.ReadWrite, true, 0x00, nameof(DurationRandomizationMinutes))
        {
            Maximum = MaxRandomizationMinutes,
        },
        new(ClusterSide.Client, DeviceClassValue, ZclType.UInt16, AttributeAccess.ReadWrite, true, null, nameof(DeviceClassValue)),
    ];
}
