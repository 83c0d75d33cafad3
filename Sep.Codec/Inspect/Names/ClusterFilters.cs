using Sep.Codec.Zcl;

namespace Sep.Codec.Inspect.Names;

/// <summary>What Wireshark calls the command ids and attribute ids of each cluster.</summary>
internal static class ClusterFilters
{
    /// <summary>The command id of a cluster's own command; null where Wireshark does not know the cluster.</summary>
    public static string? CommandId(ClusterId cluster, Direction direction) =>
        Prefix(cluster) is string prefix ? prefix + (direction == Direction.ServerToClient ? ".cmd.srv_tx.id" : ".cmd.srv_rx.id") : null;

    /// <summary>An attribute id of one side of a cluster; the general name where Wireshark has none for the cluster.</summary>
    public static string AttributeId(ClusterId cluster, ClusterSide side) => (cluster, side) switch
    {
        (ClusterId.Drlc or ClusterId.Price or ClusterId.Metering or ClusterId.KeyEstablishment, ClusterSide.Client) => Prefix(cluster) + ".attr_client_id",
        (ClusterId.Drlc or ClusterId.Messaging, _) => General,
        _ => Prefix(cluster) is string prefix ? prefix + ".attr_id" : General,
    };

    /// <summary>A value of a type; null where Wireshark has no name for it.</summary>
    public static string? Value(ZclType type) => type switch
    {
        ZclType.Boolean => "zbee_zcl.attr.boolean",
        >= ZclType.Map8 and <= ZclType.Map64 => "zbee_zcl.attr.bitmap" + Bits(type),
        >= ZclType.UInt8 and <= ZclType.UInt64 => "zbee_zcl.attr.uint" + Bits(type),
        ZclType.Int8 or ZclType.Int16 or ZclType.Int24 or ZclType.Int32 or ZclType.Int64 => "zbee_zcl.attr.int" + Bits(type),
        ZclType.Enum8 => "zbee_zcl.attr.uint8",
        ZclType.Enum16 => "zbee_zcl.attr.uint16",
        ZclType.OctetString => "zbee_zcl.attr.ostr",
        ZclType.CharacterString => "zbee_zcl.attr.str",
        ZclType.UtcTime => "zbee_zcl.attr.utc",
        ZclType.ClusterId => "zbee_zcl.attr.cid",
        _ => null,
    };

    private const string General = "zbee_zcl.attr.id";

    private static string Bits(ZclType type) => ((((int)type & 7) + 1) * 8).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Prefix(ClusterId cluster) => (ushort)cluster switch
    {
        0x0000 => "zbee_zcl_general.basic",
        0x0001 => "zbee_zcl_general.power_config",
        0x0003 => "zbee_zcl_general.identify",
        0x0009 => "zbee_zcl_general.alarms",
        0x000A => "zbee_zcl_general.time",
        0x0015 => "zbee_zcl_general.commissioning",
        0x0019 => "zbee_zcl_general.ota",
        0x0025 => "zbee_zcl_se.keep_alive",
        0x0700 => "zbee_zcl_se.price",
        0x0701 => "zbee_zcl_se.drlc",
        0x0702 => "zbee_zcl_se.met",
        0x0703 => "zbee_zcl_se.msg",
        0x0704 => "zbee_zcl_se.tun",
        0x0705 => "zbee_zcl_se.pp",
        0x0800 => "zbee_zcl_se.ke",
        _ => null,
    };
}
