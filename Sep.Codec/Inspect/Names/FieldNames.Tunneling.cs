using Sep.Codec.Clusters.Tunneling;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private const string TunnelingPrefix = "zbee_zcl_se.tun.";

    private static CommandNames[] Tunneling() =>
    [
        Command(
            nameof(RequestTunnel),
            TunnelingPrefix,
            ("ProtocolId", "protocol_id"),
            ("ManufacturerCode", "manufacturer_code"),
            ("FlowControlSupport", "flow_control_supported"),
            ("MaximumIncomingTransferSize", "max_in_transfer_size")),
        Command(
            nameof(RequestTunnelResponse),
            TunnelingPrefix,
            ("TunnelId", "tunnel_id"),
            ("TunnelStatus", "transfer_status"),
            ("MaximumIncomingTransferSize", "max_in_transfer_size")),
        Command(nameof(CloseTunnel), TunnelingPrefix, ("TunnelId", "tunnel_id")),
        Command(nameof(TunnelClosureNotification), TunnelingPrefix, ("TunnelId", "tunnel_id")),
        Command(nameof(GetSupportedTunnelProtocols), TunnelingPrefix, ("ProtocolOffset", "protocol_offset")),
        Command(nameof(TransferDataFromClient), TunnelingPrefix, ("TunnelId", "tunnel_id")),
        Command(nameof(TransferDataFromServer), TunnelingPrefix, ("TunnelId", "tunnel_id")),
        Command(nameof(TransferDataErrorFromClient), TunnelingPrefix, ("TunnelId", "tunnel_id"), ("TransferDataStatus", "transfer_data_status")),
        Command(nameof(TransferDataErrorFromServer), TunnelingPrefix, ("TunnelId", "tunnel_id"), ("TransferDataStatus", "transfer_data_status")),
        Command(nameof(AckTransferDataFromClient), TunnelingPrefix, ("TunnelId", "tunnel_id"), ("NumberOfOctetsLeft", "octets_left")),
        Command(nameof(AckTransferDataFromServer), TunnelingPrefix, ("TunnelId", "tunnel_id"), ("NumberOfOctetsLeft", "octets_left")),
        Command(nameof(ReadyDataFromClient), TunnelingPrefix, ("TunnelId", "tunnel_id"), ("NumberOfOctetsLeft", "octets_left")),
        Command(nameof(ReadyDataFromServer), TunnelingPrefix, ("TunnelId", "tunnel_id"), ("NumberOfOctetsLeft", "octets_left")),
        new(
            nameof(SupportedTunnelProtocolsResponse),
            Named("ProtocolListComplete", TunnelingPrefix + "protocol_list_complete"),
            Named("ProtocolCount", TunnelingPrefix + "protocol_count"),
            List(
                "Protocols",
                Part(Named("ManufacturerCode", TunnelingPrefix + "manufacturer_code"), 2),
                Part(Named("ProtocolId", TunnelingPrefix + "protocol_id"), 1))),
    ];
}
