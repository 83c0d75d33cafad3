using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Alarms;

/// <summary>The attributes of an Alarms server.</summary>
public static class AlarmsAttributes
{
    /// <summary>Alarms in the log.</summary>
    public const ushort AlarmCount = 0x0000;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        new(ClusterSide.Server, AlarmCount, ZclType.UInt16, AttributeAccess.Read, false, 0, nameof(AlarmCount)),
    ];
}
