using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Identify;

/// <summary>The attributes of an Identify server.</summary>
public static class IdentifyAttributes
{
    /// <summary>Seconds for which the device goes on identifying itself; counts down by itself.</summary>
    public const ushort IdentifyTime = 0x0000;

    /// <summary>Came with a later ZCL.</summary>
    public const ushort CommissionState = 0x0001;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        new(ClusterSide.Server, IdentifyTime, ZclType.UInt16, AttributeAccess.ReadWrite, true, 0, nameof(IdentifyTime)),
        new(ClusterSide.Server, CommissionState, ZclType.Map8, AttributeAccess.Read, false, 0, nameof(CommissionState)),
    ];
}
