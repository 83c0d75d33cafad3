using Sep.Codec.Clusters.Tunneling;
using Sep.Codec.Types;

namespace Han.Tests.Codec;

public static partial class Draws
{
    /// <summary>In the layout of SE 1.1a; that of 1.1 is <see cref="RequestTunnelSe11"/>.</summary>
    public static RequestTunnel RequestTunnel(byte[] octets)
    {
        RequestTunnel raw = Raw<RequestTunnel>(octets);
        return raw with { FlowControlSupport = Truth(raw.FlowControlSupport) };
    }

    public static RequestTunnel RequestTunnelSe11(byte[] octets) => RequestTunnel(octets[..4]);

    /// <summary>In the layout of SE 1.1a; that of 1.1 is <see cref="RequestTunnelResponseSe11"/>.</summary>
    public static RequestTunnelResponse RequestTunnelResponse(byte[] octets) => Raw<RequestTunnelResponse>(octets);

    public static RequestTunnelResponse RequestTunnelResponseSe11(byte[] octets) => RequestTunnelResponse(octets[..3]);

    public static TransferDataFromClient TransferDataFromClient(byte[] octets) => Raw<TransferDataFromClient>(octets[..(3 + (octets[127] % 100))]);

    public static TransferDataFromServer TransferDataFromServer(byte[] octets) => Raw<TransferDataFromServer>(octets[..(3 + (octets[127] % 100))]);

    public static SupportedTunnelProtocolsResponse SupportedTunnelProtocolsResponse(byte[] octets)
    {
        byte[] payload = [octets[0], (byte)(octets[1] % 40), .. octets[2..]];
        SupportedTunnelProtocolsResponse raw = Raw<SupportedTunnelProtocolsResponse>(payload);
        return raw with { ProtocolListComplete = Truth(raw.ProtocolListComplete) };
    }

    public static CloseTunnel CloseTunnel(byte[] octets) => Raw<CloseTunnel>(octets);

    public static TransferDataErrorFromClient TransferDataErrorFromClient(byte[] octets) => Raw<TransferDataErrorFromClient>(octets);

    public static AckTransferDataFromClient AckTransferDataFromClient(byte[] octets) => Raw<AckTransferDataFromClient>(octets);

    public static ReadyDataFromClient ReadyDataFromClient(byte[] octets) => Raw<ReadyDataFromClient>(octets);

    public static GetSupportedTunnelProtocols GetSupportedTunnelProtocols(byte[] octets) => Raw<GetSupportedTunnelProtocols>(octets);

    public static TransferDataErrorFromServer TransferDataErrorFromServer(byte[] octets) => Raw<TransferDataErrorFromServer>(octets);

    public static AckTransferDataFromServer AckTransferDataFromServer(byte[] octets) => Raw<AckTransferDataFromServer>(octets);

    public static ReadyDataFromServer ReadyDataFromServer(byte[] octets) => Raw<ReadyDataFromServer>(octets);

    public static TunnelClosureNotification TunnelClosureNotification(byte[] octets) => Raw<TunnelClosureNotification>(octets);

    private static ZclBoolean Truth(ZclBoolean value) => (ZclBoolean)((byte)value & 1);

    private static CommandDraw[] Tunneling() =>
    [
        For(RequestTunnel),
        For(CloseTunnel),
        For(TransferDataFromClient),
        For(TransferDataErrorFromClient),
        For(AckTransferDataFromClient),
        For(ReadyDataFromClient),
        For(GetSupportedTunnelProtocols),
        For(RequestTunnelResponse),
        For(TransferDataFromServer),
        For(TransferDataErrorFromServer),
        For(AckTransferDataFromServer),
        For(ReadyDataFromServer),
        For(SupportedTunnelProtocolsResponse),
        For(TunnelClosureNotification),
    ];
}
