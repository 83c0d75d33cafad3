using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Time;

/// <summary>
/// The attributes of a Time server. StandardTime is Time + TimeZone; LocalTime is StandardTime + DstShift while daylight saving is in force.
/// </summary>
public static class TimeAttributes
{
    public const ushort Time = 0x0000;

    /// <summary>The bits of <see cref="Clusters.Time.TimeStatus"/>.</summary>
    public const ushort TimeStatus = 0x0001;

    /// <summary>-86400..+86400 seconds.</summary>
    public const ushort TimeZone = 0x0002;
    public const ushort DstStart = 0x0003;
    public const ushort DstEnd = 0x0004;

    /// <summary>-86400..+86400 seconds.</summary>
    public const ushort DstShift = 0x0005;
    public const ushort StandardTime = 0x0006;
    public const ushort LocalTime = 0x0007;

    /// <summary>Came with a later ZCL; used by SE 1.1.</summary>
    public const ushort LastSetTime = 0x0008;

    /// <summary>Came with a later ZCL; used by SE 1.1.</summary>
    public const ushort ValidUntilTime = 0x0009;

    /// <summary>The largest time zone and daylight saving shift in either direction, in seconds.</summary>
    public const int MaxOffset = 86_400;

    public static IReadOnlyList<AttributeDefinition> All { get; } =
    [
        new(ClusterSide.Server, Time, ZclType.UtcTime, AttributeAccess.ReadWrite, true, null, nameof(Time)),
        new(ClusterSide.Server, TimeStatus, ZclType.Map8, AttributeAccess.ReadWrite, true, 0, nameof(TimeStatus)),
        new(ClusterSide.Server, TimeZone, ZclType.Int32, AttributeAccess.ReadWrite, false, 0, nameof(TimeZone)) { Minimum = -MaxOffset, Maximum = MaxOffset },
        new(ClusterSide.Server, DstStart, ZclType.UInt32, AttributeAccess.ReadWrite, false, null, nameof(DstStart)),
        new(ClusterSide.Server, DstEnd, ZclType.UInt32, AttributeAccess.ReadWrite, false, null, nameof(DstEnd)),
        new(ClusterSide.Server, DstShift, ZclType.Int32, AttributeAccess.ReadWrite, false, 0, nameof(DstShift)) { Minimum = -MaxOffset, Maximum = MaxOffset },
        new(ClusterSide.Server, StandardTime, ZclType.UInt32, AttributeAccess.Read, false, null, nameof(StandardTime)),
        new(ClusterSide.Server, LocalTime, ZclType.UInt32, AttributeAccess.Read, false, null, nameof(LocalTime)),
        new(ClusterSide.Server, LastSetTime, ZclType.UtcTime, AttributeAccess.Read, false, uint.MaxValue, nameof(LastSetTime), SepRevision.Se11),
        new(ClusterSide.Server, ValidUntilTime, ZclType.UtcTime, AttributeAccess.ReadWrite, false, uint.MaxValue, nameof(ValidUntilTime), SepRevision.Se11),
    ];
}
