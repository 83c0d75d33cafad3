using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Nwk;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Wire;

namespace Han.Tests.Interop;

/// <summary>Every kind of network frame without security, written by us and read by tshark.</summary>
[Trait("Category", "Interop")]
public sealed class NwkOracleTests
{
    [SkippableFact]
    public void Headers_are_read_alike() => LayerOracle.ReadsAlike(
        draw => NwkDraws.Header(draw) with { FrameType = NwkFrameType.Command, Security = false },
        (buffer, header) => Write(buffer, header, new Leave(LeaveOptions.Rejoin)),
        Header);

    [SkippableFact]
    public void Route_requests_are_read_alike() => Command<RouteRequest>(NwkCommandId.RouteRequest, command => new Shown
    {
        { "zbee_nwk.cmd.route.opts.many2one", (byte)command.ManyToOne },
        { "zbee_nwk.cmd.route.opts.dest_ext", command.DestinationEui64 is not null },
        { "zbee_nwk.cmd.route.opts.mcast", command.IsMulticast },
        { "zbee_nwk.cmd.route.id", command.RouteRequestId },
        { "zbee_nwk.cmd.route.dest", command.Destination },
        { "zbee_nwk.cmd.route.cost", command.PathCost },
        { "zbee_nwk.cmd.route.dest_ext", command.DestinationEui64 },
    });

    [SkippableFact]
    public void Route_replies_are_read_alike() => Command<RouteReply>(NwkCommandId.RouteReply, command => new Shown
    {
        { "zbee_nwk.cmd.route.opts.orig_ext", command.OriginatorEui64 is not null },
        { "zbee_nwk.cmd.route.opts.resp_ext", command.ResponderEui64 is not null },
        { "zbee_nwk.cmd.route.opts.mcast", command.IsMulticast },
        { "zbee_nwk.cmd.route.id", command.RouteRequestId },
        { "zbee_nwk.cmd.route.orig", command.Originator },
        { "zbee_nwk.cmd.route.resp", command.Responder },
        { "zbee_nwk.cmd.route.cost", command.PathCost },
        { "zbee_nwk.cmd.route.orig_ext", command.OriginatorEui64 },
        { "zbee_nwk.cmd.route.resp_ext", command.ResponderEui64 },
    });

    // Code 0x13 has a field of its own since revision 23, which this revision does not know: not drawn.
    [SkippableFact]
    public void Network_status_commands_are_read_alike() => Command<NetworkStatus>(
        NwkCommandId.NetworkStatus,
        command => new Shown { { "zbee_nwk.cmd.status", (byte)command.Code }, { "zbee_nwk.cmd.route.dest", command.Destination } },
        command => command with { Code = (NetworkStatusCode)((byte)command.Code % 0x13) });

    [SkippableFact]
    public void Leave_commands_are_read_alike() => Command<Leave>(NwkCommandId.Leave, command => new Shown
    {
        { "zbee_nwk.cmd.leave.rejoin", command.Options.HasFlag(LeaveOptions.Rejoin) },
        { "zbee_nwk.cmd.leave.request", command.Options.HasFlag(LeaveOptions.Request) },
        { "zbee_nwk.cmd.leave.children", command.Options.HasFlag(LeaveOptions.RemoveChildren) },
    });

    [SkippableFact]
    public void Route_records_are_read_alike() => Command<RouteRecord>(
        NwkCommandId.RouteRecord,
        command => new Shown { { "zbee_nwk.cmd.relay_count", command.Relays.Count }, { "zbee_nwk.cmd.relay_device", command.Relays } });

    [SkippableFact]
    public void Rejoin_requests_are_read_alike() => Command<RejoinRequest>(NwkCommandId.RejoinRequest, command => new Shown
    {
        { "zbee_nwk.cmd.cinfo.alt_coord", command.Capability.HasFlag(CapabilityInformation.AlternatePanCoordinator) },
        { "zbee_nwk.cmd.cinfo.ffd", command.Capability.HasFlag(CapabilityInformation.FullFunctionDevice) },
        { "zbee_nwk.cmd.cinfo.power", command.Capability.HasFlag(CapabilityInformation.MainsPower) },
        { "zbee_nwk.cmd.cinfo.on_idle", command.Capability.HasFlag(CapabilityInformation.ReceiverOnWhenIdle) },
        { "zbee_nwk.cmd.cinfo.security", command.Capability.HasFlag(CapabilityInformation.Security) },
        { "zbee_nwk.cmd.cinfo.alloc", command.Capability.HasFlag(CapabilityInformation.AllocateAddress) },
    });

    [SkippableFact]
    public void Rejoin_responses_are_read_alike() => Command<RejoinResponse>(
        NwkCommandId.RejoinResponse,
        command => new Shown { { "zbee_nwk.cmd.addr", command.NetworkAddress }, { "zbee_nwk.cmd.rejoin_status", (byte)command.Status } });

    [SkippableFact]
    public void Link_status_commands_are_read_alike() => Command<LinkStatus>(NwkCommandId.LinkStatus, command => new Shown
    {
        { "zbee_nwk.cmd.link.first", command.IsFirstFrame },
        { "zbee_nwk.cmd.link.last", command.IsLastFrame },
        { "zbee_nwk.cmd.link.count", command.Count },
        { "zbee_nwk.cmd.link.address", Entries(command).Select(entry => (long)entry.Neighbour) },
        { "zbee_nwk.cmd.link.incoming_cost", Entries(command).Select(entry => (long)entry.IncomingCost) },
        { "zbee_nwk.cmd.link.outgoing_cost", Entries(command).Select(entry => (long)entry.OutgoingCost) },
    });

    [SkippableFact]
    public void Network_reports_are_read_alike() => Command<NetworkReport>(NwkCommandId.NetworkReport, command => new Shown
    {
        { "zbee_nwk.cmd.report.type", 0 },
        { "zbee_nwk.cmd.report.count", command.PanIds.Count },
        { "zbee_nwk.cmd.epid", command.ExtendedPanId },
        { "zbee_nwk.panid", command.PanIds },
    });

    [SkippableFact]
    public void Network_updates_are_read_alike() => Command<NetworkUpdate>(NwkCommandId.NetworkUpdate, command => new Shown
    {
        { "zbee_nwk.cmd.update.type", 0 },
        { "zbee_nwk.cmd.update.count", command.PanIds.Count },
        { "zbee_nwk.cmd.epid", command.ExtendedPanId },
        { "zbee_nwk.cmd.update.id", command.UpdateId },
        { "zbee_nwk.panid", command.PanIds },
    });

    internal static Shown Header(NwkHeader header) => new()
    {
        { "zbee_nwk.frame_type", (byte)header.FrameType },
        { "zbee_nwk.proto_version", NwkFrameControl.ProtocolVersion },
        { "zbee_nwk.discovery", (byte)header.DiscoverRoute },
        { "zbee_nwk.multicast", header.Multicast is not null },
        { "zbee_nwk.security", header.Security },
        { "zbee_nwk.src_route", header.SourceRoute is not null },
        { "zbee_nwk.ext_dst", header.DestinationEui64 is not null },
        { "zbee_nwk.ext_src", header.SourceEui64 is not null },
        { "zbee_nwk.end_device_initiator", header.EndDeviceInitiator },
        { "zbee_nwk.dst", header.Destination },
        { "zbee_nwk.src", header.Source },
        { "zbee_nwk.radius", header.Radius },
        { "zbee_nwk.seqno", header.Sequence },
        { "zbee_nwk.dst64", header.DestinationEui64 },
        { "zbee_nwk.src64", header.SourceEui64 },
        { "zbee_nwk.multicast.mode", header.Multicast is MulticastControl mode ? [mode.IsMember ? 1 : 0] : Array.Empty<long>() },
        { "zbee_nwk.multicast.radius", header.Multicast is MulticastControl radius ? [radius.NonMemberRadius] : Array.Empty<long>() },
        { "zbee_nwk.multicast.max_radius", header.Multicast is MulticastControl most ? [most.MaxNonMemberRadius] : Array.Empty<long>() },
        { "zbee_nwk.relay.count", header.SourceRoute is SourceRoute route ? [route.Relays.Count] : Array.Empty<long>() },
        { "zbee_nwk.relay.index", header.SourceRoute is SourceRoute way ? [way.RelayIndex] : Array.Empty<long>() },
        { "zbee_nwk.relay", header.SourceRoute?.Relays ?? default },
    };

    private static IEnumerable<LinkStatusEntry> Entries(LinkStatus command) => Enumerable.Range(0, command.Count).Select(i => command[i]);

    private static int Write<T>(byte[] buffer, NwkHeader header, T command) where T : struct, ILayerCommand<T, NwkCommandId>
    {
        byte[] nwk = new byte[256];
        int length = NwkFrame.WriteCommand(nwk, header, command);
        return MacFrame.Write(buffer, Network.Mac(Network.Device, header.Sequence), nwk.AsSpan(0, length));
    }

    private static void Command<T>(NwkCommandId id, Func<T, Shown> expected, Func<T, T>? narrow = null) where T : struct, ILayerCommand<T, NwkCommandId>
    {
        NwkHeader header = new(NwkFrameType.Command, Network.Device, 0, 1, 1);
        LayerOracle.ReadsAlike(
            draw =>
            {
                T command = (T)NwkDraws.Commands[id](draw);
                return narrow is null ? command : narrow(command);
            },
            (buffer, command) => Write(buffer, header, command),
            command => expected(command).And(new Shown { { "zbee_nwk.cmd.id", (byte)id } }));
    }
}
