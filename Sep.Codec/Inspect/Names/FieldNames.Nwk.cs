using Sep.Codec.Nwk;
using Sep.Codec.Security;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private const string RoutePrefix = "zbee_nwk.cmd.route.";

    private static CommandNames[] Nwk() =>
    [
        new(
            nameof(NwkHeader),
            Bits(
                "FrameControl",
                "zbee_nwk.fcf",
                new BitName("zbee_nwk.frame_type", 0x0003, typeof(NwkFrameType)),
                new BitName("zbee_nwk.proto_version", 0x003C),
                new BitName("zbee_nwk.discovery", 0x00C0, typeof(DiscoverRoute)),
                new BitName("zbee_nwk.multicast", 0x0100),
                new BitName("zbee_nwk.security", 0x0200),
                new BitName("zbee_nwk.src_route", 0x0400),
                new BitName("zbee_nwk.ext_dst", 0x0800),
                new BitName("zbee_nwk.ext_src", 0x1000),
                new BitName("zbee_nwk.end_device_initiator", 0x2000)),
            Named("Destination", "zbee_nwk.dst"),
            Named("Source", "zbee_nwk.src"),
            Named("Radius", "zbee_nwk.radius"),
            Named("Sequence", "zbee_nwk.seqno"),
            Named("DestinationEui64", "zbee_nwk.dst64"),
            Named("SourceEui64", "zbee_nwk.src64"),
            Bits(
                "Multicast",
                null,
                new BitName("zbee_nwk.multicast.mode", 0x03),
                new BitName("zbee_nwk.multicast.radius", 0x1C),
                new BitName("zbee_nwk.multicast.max_radius", 0xE0)),
            Named("RelayCount", "zbee_nwk.relay.count"),
            Named("RelayIndex", "zbee_nwk.relay.index"),
            List("Relays", "zbee_nwk.relay", 2),
            Named("CommandId", "zbee_nwk.cmd.id")),
        new(
            nameof(AuxiliaryHeader),
            Bits("SecurityControl", "zbee.sec.field", new BitName("zbee.sec.key_id", 0x18, typeof(KeyIdentifier)), new BitName("zbee.sec.ext_nonce", 0x20)),
            Named("FrameCounter", "zbee.sec.counter"),
            Named("Source", "zbee.sec.src64"),
            Named("KeySequenceNumber", "zbee.sec.key_seqno"),
            Named("Mic", "zbee.sec.mic")),
        new(
            nameof(RouteRequest),
            Bits(
                "Options",
                RoutePrefix + "opts",
                new BitName(RoutePrefix + "opts.many2one", 0x18, typeof(ManyToOne)),
                new BitName(RoutePrefix + "opts.dest_ext", 0x20),
                new BitName(RoutePrefix + "opts.mcast", 0x40)),
            Named("RouteRequestId", RoutePrefix + "id"),
            Named("Destination", RoutePrefix + "dest"),
            Named("PathCost", RoutePrefix + "cost"),
            Named("DestinationEui64", RoutePrefix + "dest_ext")),
        new(
            nameof(RouteReply),
            Bits(
                "Options",
                RoutePrefix + "opts",
                new BitName(RoutePrefix + "opts.orig_ext", 0x10),
                new BitName(RoutePrefix + "opts.resp_ext", 0x20),
                new BitName(RoutePrefix + "opts.mcast", 0x40)),
            Named("RouteRequestId", RoutePrefix + "id"),
            Named("Originator", RoutePrefix + "orig"),
            Named("Responder", RoutePrefix + "resp"),
            Named("PathCost", RoutePrefix + "cost"),
            Named("OriginatorEui64", RoutePrefix + "orig_ext"),
            Named("ResponderEui64", RoutePrefix + "resp_ext")),
        Command(nameof(NetworkStatus), "zbee_nwk.cmd.", ("Code", "status"), ("Destination", "route.dest")),
        new(
            nameof(Leave),
            Bits(
                "Options",
                null,
                new BitName("zbee_nwk.cmd.leave.rejoin", 0x20),
                new BitName("zbee_nwk.cmd.leave.request", 0x40),
                new BitName("zbee_nwk.cmd.leave.children", 0x80))),
        new(nameof(RouteRecord), Named("RelayCount", "zbee_nwk.cmd.relay_count"), List("Relays", "zbee_nwk.cmd.relay_device", 2)),
        new(nameof(RejoinRequest), Capability("Capability", "zbee_nwk.cmd.cinfo", "zbee_nwk.cmd.cinfo.", "ffd", "power", "on_idle", "security", "alloc")),
        Command(nameof(RejoinResponse), "zbee_nwk.cmd.", ("NetworkAddress", "addr"), ("Status", "rejoin_status")),
        new(
            nameof(LinkStatus),
            Bits(
                "Options",
                null,
                new BitName("zbee_nwk.cmd.link.count", 0x1F),
                new BitName("zbee_nwk.cmd.link.first", 0x20),
                new BitName("zbee_nwk.cmd.link.last", 0x40)),
            List(
                "Entries",
                Part(Named("Neighbour", "zbee_nwk.cmd.link.address"), 2),
                Part(
                    Bits(
                        "Costs",
                        null,
                        new BitName("zbee_nwk.cmd.link.incoming_cost", 0x07),
                        new BitName("zbee_nwk.cmd.link.outgoing_cost", 0x70)),
                    1))),
        new(
            nameof(NetworkReport),
            Bits("Options", null, new BitName("zbee_nwk.cmd.report.type", 0xE0), new BitName("zbee_nwk.cmd.report.count", 0x1F)),
            Named("ExtendedPanId", "zbee_nwk.cmd.epid"),
            List("PanIds", "zbee_nwk.panid", 2)),
        new(
            nameof(NetworkUpdate),
            Bits("Options", null, new BitName("zbee_nwk.cmd.update.type", 0xE0), new BitName("zbee_nwk.cmd.update.count", 0x1F)),
            Named("ExtendedPanId", "zbee_nwk.cmd.epid"),
            Named("UpdateId", "zbee_nwk.cmd.update.id"),
            List("PanIds", "zbee_nwk.panid", 2)),
    ];
}
