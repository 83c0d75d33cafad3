using Sep.Codec.Mac;
using Sep.Codec.Wire;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    /// <summary>Wireshark's prefixes of the six bits, which MAC, network layer and device profile name differently.</summary>
    private static FieldName Capability(string name, string? filter, string prefix, string ffd, string power, string idle, string security, string allocate) => Bits(
        name,
        filter,
        new BitName(prefix + "alt_coord", 0x01),
        new BitName(prefix + ffd, 0x02),
        new BitName(prefix + power, 0x04),
        new BitName(prefix + idle, 0x08),
        new BitName(prefix + security, 0x40),
        new BitName(prefix + allocate, 0x80));

    private static CommandNames[] Mac() =>
    [
        new(
            nameof(MacHeader),
            Bits(
                "FrameControl",
                "wpan.fcf",
                new BitName("wpan.frame_type", 0x0007, typeof(MacFrameType)),
                new BitName("wpan.security", 0x0008),
                new BitName("wpan.pending", 0x0010),
                new BitName("wpan.ack_request", 0x0020),
                new BitName("wpan.pan_id_compression", 0x0040),
                new BitName("wpan.dst_addr_mode", 0x0C00, typeof(MacAddressMode)),
                new BitName("wpan.version", 0x3000),
                new BitName("wpan.src_addr_mode", 0xC000, typeof(MacAddressMode))),
            Named("Sequence", "wpan.seq_no"),
            Named("DestinationPanId", "wpan.dst_pan"),
            Named("DestinationAddress", "wpan.dst16"),
            Named("DestinationAddress64", "wpan.dst64"),
            Named("SourcePanId", "wpan.src_pan"),
            Named("SourceAddress", "wpan.src16"),
            Named("SourceAddress64", "wpan.src64"),
            Named("CommandId", "wpan.cmd"),
            Named("FrameCheck", "wpan.fcs")),
        new(
            nameof(MacBeacon),
            Bits(
                "Superframe",
                null,
                new BitName("wpan.beacon_order", 0x000F),
                new BitName("wpan.superframe_order", 0x00F0),
                new BitName("wpan.cap", 0x0F00),
                new BitName("wpan.battery_ext", 0x1000),
                new BitName("wpan.bcn_coord", 0x4000),
                new BitName("wpan.assoc_permit", 0x8000)),
            Bits("GtsSpecification", null, new BitName("wpan.gts.count", 0x07), new BitName("wpan.gts.permit", 0x80)),
            Named("PendingAddressSpecification", null),
            List("PendingShort", "wpan.pending16", 2),
            List("PendingExtended", "wpan.pending64", 8, FieldKind.Eui64)),
        new(
            nameof(ZigBeeBeacon),
            Named("ProtocolId", "zbee_beacon.protocol"),
            Bits("StackProfileAndProtocolVersion", null, new BitName("zbee_beacon.profile", 0x0F), new BitName("zbee_beacon.version", 0xF0)),
            Bits(
                "CapacityAndDepth",
                null,
                new BitName("zbee_beacon.router", 0x04),
                new BitName("zbee_beacon.depth", 0x78),
                new BitName("zbee_beacon.end_dev", 0x80)),
            Named("ExtendedPanId", "zbee_beacon.ext_panid"),
            Named("TxOffset", "zbee_beacon.tx_offset"),
            Named("UpdateId", "zbee_beacon.update_id")),
        new(nameof(AssociationRequest), Capability("Capability", null, "wpan.cinfo.", "device_type", "power_src", "idle_rx", "sec_capable", "alloc_addr")),
        Command(nameof(AssociationResponse), "wpan.", ("ShortAddress", "asoc.addr"), ("Status", "assoc.status")),
        Command(nameof(DisassociationNotification), "wpan.", ("Reason", "disassoc.reason")),
        Command(
            nameof(CoordinatorRealignment),
            "wpan.realign.",
            ("PanId", "pan"),
            ("CoordinatorAddress", "addr"),
            ("Channel", "channel"),
            ("DeviceAddress", "addr"),
            ("ChannelPage", "channel_page")),
    ];
}
