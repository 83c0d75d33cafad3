using Sep.Codec.Clusters.Tunneling;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Interop;

internal static partial class TsharkReadings
{
    private const string TunnelingPrefix = "zbee_zcl_se.tun.";

    private static TsharkReading[] Tunneling() =>
    [
        // Both in the layout of SE 1.1a: Wireshark knows no other, and shows one of SE 1.1 as malformed.
        TsharkReading.Named<RequestTunnel>(TunnelingPrefix, new()
        {
            ["ProtocolId"] = "protocol_id",
            ["ManufacturerCode"] = "manufacturer_code",
            ["FlowControlSupport"] = "flow_control_supported",
            ["MaximumIncomingTransferSize"] = "max_in_transfer_size",
        }),
        TsharkReading.Named<RequestTunnelResponse>(TunnelingPrefix, new()
        {
            ["TunnelId"] = "tunnel_id",
            ["TunnelStatus"] = "transfer_status",
            ["MaximumIncomingTransferSize"] = "max_in_transfer_size",
        }),
        TsharkReading.Named<CloseTunnel>(TunnelingPrefix, new() { ["TunnelId"] = "tunnel_id" }),
        TsharkReading.Named<TunnelClosureNotification>(TunnelingPrefix, new() { ["TunnelId"] = "tunnel_id" }),
        TsharkReading.Named<GetSupportedTunnelProtocols>(TunnelingPrefix, new() { ["ProtocolOffset"] = "protocol_offset" }),
        TsharkReading.Named<TransferDataFromClient>(
            TunnelingPrefix,
            new()
            {
                ["TunnelId"] = "tunnel_id",
            },
            unread: new() { ["Data"] = "shown by the dissector of any data; without any, the frame is malformed to it" },
            (command, packet) => DataIsShown(command.Data, packet)),
        TsharkReading.Named<TransferDataErrorFromClient>(TunnelingPrefix, new() { ["TunnelId"] = "tunnel_id", ["TransferDataStatus"] = "transfer_data_status" }),
        TsharkReading.Named<AckTransferDataFromClient>(TunnelingPrefix, new() { ["TunnelId"] = "tunnel_id", ["NumberOfOctetsLeft"] = "octets_left" }),
        TsharkReading.Named<ReadyDataFromClient>(TunnelingPrefix, new() { ["TunnelId"] = "tunnel_id", ["NumberOfOctetsLeft"] = "octets_left" }),
        TsharkReading.Named<TransferDataFromServer>(
            TunnelingPrefix,
            new()
            {
                ["TunnelId"] = "tunnel_id",
            },
            unread: new() { ["Data"] = "shown by the dissector of any data; without any, the frame is malformed to it" },
            (command, packet) => DataIsShown(command.Data, packet)),
        TsharkReading.Named<TransferDataErrorFromServer>(TunnelingPrefix, new() { ["TunnelId"] = "tunnel_id", ["TransferDataStatus"] = "transfer_data_status" }),
        TsharkReading.Named<AckTransferDataFromServer>(TunnelingPrefix, new() { ["TunnelId"] = "tunnel_id", ["NumberOfOctetsLeft"] = "octets_left" }),
        TsharkReading.Named<ReadyDataFromServer>(TunnelingPrefix, new() { ["TunnelId"] = "tunnel_id", ["NumberOfOctetsLeft"] = "octets_left" }),
        TsharkReading.Sequence<SupportedTunnelProtocolsResponse>(Direction.ServerToClient, ClusterId.Tunneling, command =>
        [
            Text((byte)command.ProtocolListComplete),
            Text(command.ProtocolCount),
            .. Enumerable.Range(0, command.Protocols.Count).SelectMany(i =>
                new[] { Text(command.Protocols[i].ManufacturerCode), Text((byte)command.Protocols[i].ProtocolId) }),
        ]),
    ];

    private static void DataIsShown(Octets data, TsharkPacket packet) =>
        Assert.Equal(data.ToString().ToLowerInvariant(), TsharkPacket.Shown(Assert.Single(packet.Fields("data.data"))));
}
