using Sep.Codec.Wire;
using Sep.Codec.Zdo;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private const string ZdoPrefix = "zbee_zdp.";

    private static readonly FieldName _zdoStatus = Named("Status", ZdoPrefix + "status");
    private static readonly FieldName _zdoAddressOfInterest = Named("NwkAddressOfInterest", ZdoPrefix + "nwk_addr");
    private static readonly FieldName _zdoNwkAddress = Named("NwkAddress", ZdoPrefix + "nwk_addr");
    private static readonly FieldName _zdoIeeeAddress = Named("IeeeAddress", ZdoPrefix + "ext_addr");
    private static readonly FieldName _zdoRequestType = Named("RequestType", ZdoPrefix + "req_type");
    private static readonly FieldName _zdoIndex = Named("StartIndex", ZdoPrefix + "index");
    private static readonly FieldName _zdoEndpoint = Named("Endpoint", ZdoPrefix + "endpoint");
    private static readonly FieldName _zdoProfile = Named("Profile", ZdoPrefix + "profile");
    private static readonly FieldName[] _zdoClusters =
    [
        Named("InputClusterCount", ZdoPrefix + "in_count"),
        List("InputClusters", ZdoPrefix + "in_cluster", 2),
        Named("OutputClusterCount", ZdoPrefix + "out_count"),
        List("OutputClusters", ZdoPrefix + "out_cluster", 2),
    ];

    private static readonly FieldName[] _zdoEndpoints =
        [_zdoStatus, _zdoAddressOfInterest, Named("ActiveEndpointCount", ZdoPrefix + "ep_count"), Named("MatchLength", ZdoPrefix + "ep_count"), List("Endpoints", ZdoPrefix + "endpoint", 1)];

    private static readonly FieldName[] _zdoAddresses =
    [
        _zdoStatus,
        _zdoIeeeAddress,
        _zdoNwkAddress,
        Named("NumAssocDev", ZdoPrefix + "assoc_device_count"),
        _zdoIndex,
        List("NwkAddrAssocDevList", ZdoPrefix + "assoc_device", 2),
    ];

    private static readonly FieldName[] _zdoBinding =
    [
        Named("Source", ZdoPrefix + "bind.src64"),
        Named("SourceEndpoint", ZdoPrefix + "bind.src_ep"),
        Named("Cluster", ZdoPrefix + "cluster"),
        Named("DestinationAddressMode", ZdoPrefix + "addr_mode"),
        Named("Group", ZdoPrefix + "bind.dst"),
        Named("Destination", ZdoPrefix + "bind.dst64"),
        Named("DestinationEndpoint", ZdoPrefix + "bind.dst_ep"),
    ];

    private static CommandNames[] Zdo() =>
    [
        new(nameof(ZdoFrame), Named("Sequence", ZdoPrefix + "seqno")),
        new(nameof(NwkAddressRequest), _zdoIeeeAddress, _zdoRequestType, _zdoIndex),
        new(nameof(NwkAddressResponse), _zdoAddresses),
        new(nameof(IeeeAddressRequest), _zdoNwkAddress, _zdoRequestType, _zdoIndex),
        new(nameof(IeeeAddressResponse), _zdoAddresses),
        new(nameof(NodeDescriptorRequest), _zdoAddressOfInterest),
        new(nameof(NodeDescriptorResponse), [_zdoStatus, _zdoAddressOfInterest, .. ZdoNode()]),
        new(nameof(SimpleDescriptorRequest), _zdoAddressOfInterest, _zdoEndpoint),
        new(
            nameof(SimpleDescriptorResponse),
            [
                _zdoStatus,
                _zdoAddressOfInterest,
                Named("Length", ZdoPrefix + "simple_length"),
                _zdoEndpoint,
                _zdoProfile,
                Named("Device", ZdoPrefix + "app.device"),
                Named("DeviceVersion", ZdoPrefix + "app.version"),
                .. _zdoClusters,
            ]),
        new(nameof(ActiveEndpointRequest), _zdoAddressOfInterest),
        new(nameof(ActiveEndpointResponse), _zdoEndpoints),
        new(nameof(MatchDescriptorRequest), [_zdoAddressOfInterest, _zdoProfile, .. _zdoClusters]),
        new(nameof(MatchDescriptorResponse), _zdoEndpoints),
        new(nameof(DeviceAnnounce), _zdoNwkAddress, _zdoIeeeAddress, ZdoCapability()),
        new(nameof(BindRequest), _zdoBinding),
        new(nameof(BindResponse), _zdoStatus),
        new(nameof(UnbindRequest), _zdoBinding),
        new(nameof(UnbindResponse), _zdoStatus),
        new(nameof(MgmtLqiRequest), _zdoIndex),
        new(
            nameof(MgmtLqiResponse),
            _zdoStatus,
            Named("TableEntries", ZdoPrefix + "table_size"),
            _zdoIndex,
            Named("NeighborCount", ZdoPrefix + "table_count"),
            ZdoNeighbors()),
        new(
            nameof(MgmtLeaveRequest),
            Named("Device", ZdoPrefix + "ext_addr"),
            Bits("Options", null, new BitName(ZdoPrefix + "leave.children", 0x40), new BitName(ZdoPrefix + "leave.rejoin", 0x80))),
        new(nameof(MgmtLeaveResponse), _zdoStatus),
        Command(nameof(MgmtPermitJoiningRequest), ZdoPrefix, ("PermitDurationSeconds", "duration"), ("TrustCenterSignificance", "significance")),
        new(nameof(MgmtPermitJoiningResponse), _zdoStatus),
    ];

    private static FieldName ZdoCapability() => Capability("Capability", ZdoPrefix + "cinfo", ZdoPrefix + "cinfo.", "ffd", "power", "idle_rx", "security", "alloc");

    private static FieldName[] ZdoNode() =>
    [
        Bits(
            "LogicalTypeAndDescriptors",
            null,
            new BitName(ZdoPrefix + "node.type", 0x07, typeof(LogicalType)),
            new BitName(ZdoPrefix + "node.complex", 0x08),
            new BitName(ZdoPrefix + "node.user", 0x10)),
        Bits(
            "FrequencyBands",
            null,
            new BitName(ZdoPrefix + "node.freq.868mhz", 0x08),
            new BitName(ZdoPrefix + "node.freq.900mhz", 0x20),
            new BitName(ZdoPrefix + "node.freq.2400mhz", 0x40)),
        ZdoCapability(),
        Named("ManufacturerCode", ZdoPrefix + "node.manufacturer"),
        Named("MaximumBufferSize", ZdoPrefix + "node.max_buffer"),
        Named("MaximumIncomingTransferSize", ZdoPrefix + "node.max_incoming_transfer"),
        Bits(
            "ServerMask",
            ZdoPrefix + "server",
            new BitName(ZdoPrefix + "server.pri_trust", 0x0001),
            new BitName(ZdoPrefix + "server.bak_trust", 0x0002),
            new BitName(ZdoPrefix + "server.pri_bind", 0x0004),
            new BitName(ZdoPrefix + "server.bak_bind", 0x0008),
            new BitName(ZdoPrefix + "server.pri_disc", 0x0010),
            new BitName(ZdoPrefix + "server.nwk_mgr", 0x0040)),
        Named("MaximumOutgoingTransferSize", ZdoPrefix + "node.max_outgoing_transfer"),
        Bits("DescriptorCapability", ZdoPrefix + "dcf", new BitName(ZdoPrefix + "dcf.eaela", 0x01), new BitName(ZdoPrefix + "dcf.esdla", 0x02)),
    ];

    private static FieldName ZdoNeighbors() => List(
        "Neighbors",
        Part(Named("ExtendedPanId", ZdoPrefix + "extended_pan"), 8, FieldKind.Eui64),
        Part(Named("ExtendedAddress", ZdoPrefix + "ext_addr"), 8, FieldKind.Eui64),
        Part(Named("NetworkAddress", ZdoPrefix + "addr"), 2),
        Part(
            Bits(
                "TypeReceiverAndRelationship",
                null,
                new BitName(ZdoPrefix + "table_entry_type", 0x03, typeof(LogicalType)),
                new BitName(ZdoPrefix + "idle_rx", 0x0C),
                new BitName(ZdoPrefix + "relationship", 0x70, typeof(NeighborRelationship))),
            1),
        Part(Bits("PermitJoining", null, new BitName(ZdoPrefix + "permit_joining", 0x03)), 1),
        Part(Named("Depth", ZdoPrefix + "depth"), 1),
        Part(Named("Lqi", ZdoPrefix + "lqi"), 1));
}
