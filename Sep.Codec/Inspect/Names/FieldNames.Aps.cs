using Sep.Codec.Aps;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private const string ApsCommandPrefix = "zbee_aps.cmd.";

    private static CommandNames[] Aps() =>
    [
        new(
            nameof(ApsHeader),
            ApsFrameControlOf("FrameControl"),
            Named("DestinationEndpoint", "zbee_aps.dst"),
            Named("Group", "zbee_aps.group"),
            Named("Cluster", "zbee_aps.cluster"),
            Named("ZdoCluster", "zbee_aps.zdp_cluster"),
            Named("Profile", "zbee_aps.profile"),
            Named("SourceEndpoint", "zbee_aps.src"),
            Named("Counter", "zbee_aps.counter"),
            Bits("ExtendedFrameControl", null, new BitName("zbee_aps.fragmentation", 0x03, typeof(ApsFragmentation))),
            Named("BlockNumber", "zbee_aps.block"),
            Named("AckBitfield", "zbee_aps.block_acks"),
            Named("CommandId", ApsCommandPrefix + "id")),
        new(
            nameof(InterPanHeader),
            Named("NwkFrameControl", "zbee_nwk.fcf"),
            ApsFrameControlOf("ApsFrameControl"),
            Named("Group", "zbee_aps.group"),
            Named("Cluster", "zbee_aps.cluster"),
            Named("Profile", "zbee_aps.profile")),
        new(
            nameof(TransportKey),
            Named("KeyType", ApsCommandPrefix + "key_type"),
            new FieldName("Key", ApsCommandPrefix + "key") { IsSecret = true },
            Named("SequenceNumber", ApsCommandPrefix + "seqno"),
            Named("Destination", ApsCommandPrefix + "dst"),
            Named("Source", ApsCommandPrefix + "src"),
            Named("Partner", ApsCommandPrefix + "partner"),
            Named("IsInitiator", ApsCommandPrefix + "init_flag")),
        Command(nameof(UpdateDevice), ApsCommandPrefix, ("Device", "device"), ("ShortAddress", "addr"), ("Status", "update_status")),
        Command(nameof(RemoveDevice), ApsCommandPrefix, ("Device", "device")),
        Command(nameof(RequestKey), ApsCommandPrefix, ("KeyType", "key_type"), ("Partner", "partner")),
        Command(nameof(SwitchKey), ApsCommandPrefix, ("SequenceNumber", "seqno")),
        Command(nameof(Tunnel), ApsCommandPrefix, ("Destination", "dst")),
    ];

    private static FieldName ApsFrameControlOf(string name) => Bits(
        name,
        null,
        new BitName("zbee_aps.type", 0x03, typeof(ApsFrameType)),
        new BitName("zbee_aps.delivery", 0x0C, typeof(ApsDeliveryMode)),
        new BitName("zbee_aps.ack_format", 0x10),
        new BitName("zbee_aps.security", 0x20),
        new BitName("zbee_aps.ack_req", 0x40),
        new BitName("zbee_aps.ext_header", 0x80));
}
