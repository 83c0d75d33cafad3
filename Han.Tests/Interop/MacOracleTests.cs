using Han.Tests.Codec.Mac;
using Sep.Codec.Mac;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Interop;

/// <summary>Every kind of MAC frame, written by us and read by tshark.</summary>
[Trait("Category", "Interop")]
public sealed class MacOracleTests
{
    private const ushort Pan = 0x1AAA;

    [SkippableFact]
    public void Headers_are_read_alike() => LayerOracle.ReadsAlike(
        draw => MacDraws.Header(draw) with { FrameType = MacFrameType.Data },
        (buffer, header) => MacFrame.Write(buffer, header, default),
        Header);

    [SkippableFact]
    public void Acknowledgements_are_read_alike() => LayerOracle.ReadsAlike(
        draw => MacHeader.Ack(draw.U8(), draw.Bit()), (buffer, header) => MacFrame.Write(buffer, header, default), Header);

    // tshark reads another layout in beacons of an older protocol.
    [SkippableFact]
    public void Beacons_are_read_alike() => LayerOracle.ReadsAlike(
        draw => (Header: new MacHeader(MacFrameType.Beacon, draw.U8(), Source: MacAddress.Short(draw.U16(), draw.U16())), Mac: MacDraws.Beacon(draw), ZigBee: MacDraws.ZigBeeBeacon(draw) with { ProtocolVersion = 2 }),
        (buffer, beacon) => MacFrame.WriteBeacon(buffer, beacon.Header, beacon.Mac, beacon.ZigBee),
        beacon => new Shown
        {
            { "wpan.beacon_order", beacon.Mac.Superframe.BeaconOrder },
            { "wpan.superframe_order", beacon.Mac.Superframe.SuperframeOrder },
            { "wpan.cap", beacon.Mac.Superframe.FinalCapSlot },
            { "wpan.battery_ext", beacon.Mac.Superframe.BatteryLifeExtension },
            { "wpan.bcn_coord", beacon.Mac.Superframe.PanCoordinator },
            { "wpan.assoc_permit", beacon.Mac.Superframe.AssociationPermit },
            { "wpan.gts.permit", beacon.Mac.GtsPermit },
            { "wpan.pending16", Enumerable.Range(0, beacon.Mac.Pending.ShortCount).Select(i => (long)beacon.Mac.Pending.Short(i)) },
            { "wpan.pending64", Enumerable.Range(0, beacon.Mac.Pending.ExtendedCount).Select(beacon.Mac.Pending.Extended) },
            { "zbee_beacon.protocol", 0 },
            { "zbee_beacon.profile", beacon.ZigBee.StackProfile },
            { "zbee_beacon.version", beacon.ZigBee.ProtocolVersion },
            { "zbee_beacon.router", beacon.ZigBee.RouterCapacity },
            { "zbee_beacon.depth", beacon.ZigBee.Depth },
            { "zbee_beacon.end_dev", beacon.ZigBee.EndDeviceCapacity },
            { "zbee_beacon.ext_panid", beacon.ZigBee.ExtendedPanId },
            { "zbee_beacon.tx_offset", beacon.ZigBee.TxOffset },
            { "zbee_beacon.update_id", beacon.ZigBee.UpdateId },
        }.And(Header(beacon.Header)));

    [SkippableFact]
    public void Association_requests_are_read_alike() => Command<AssociationRequest>(MacCommandId.AssociationRequest, command => new Shown
    {
        { "wpan.cinfo.alt_coord", command.Capability.HasFlag(CapabilityInformation.AlternatePanCoordinator) },
        { "wpan.cinfo.device_type", command.Capability.HasFlag(CapabilityInformation.FullFunctionDevice) },
        { "wpan.cinfo.power_src", command.Capability.HasFlag(CapabilityInformation.MainsPower) },
        { "wpan.cinfo.idle_rx", command.Capability.HasFlag(CapabilityInformation.ReceiverOnWhenIdle) },
        { "wpan.cinfo.sec_capable", command.Capability.HasFlag(CapabilityInformation.Security) },
        { "wpan.cinfo.alloc_addr", command.Capability.HasFlag(CapabilityInformation.AllocateAddress) },
    });

    [SkippableFact]
    public void Association_responses_are_read_alike() => Command<AssociationResponse>(
        MacCommandId.AssociationResponse, command => new Shown { { "wpan.asoc.addr", command.ShortAddress }, { "wpan.assoc.status", (byte)command.Status } });

    [SkippableFact]
    public void Disassociation_notifications_are_read_alike() => Command<DisassociationNotification>(
        MacCommandId.DisassociationNotification, command => new Shown { { "wpan.disassoc.reason", (byte)command.Reason } });

    [SkippableFact]
    public void Data_requests_are_read_alike() => Command<DataRequest>(MacCommandId.DataRequest, _ => []);

    [SkippableFact]
    public void Conflict_notifications_are_read_alike() => Command<PanIdConflictNotification>(MacCommandId.PanIdConflictNotification, _ => []);

    [SkippableFact]
    public void Orphan_notifications_are_read_alike() => Command<OrphanNotification>(MacCommandId.OrphanNotification, _ => []);

    [SkippableFact]
    public void Beacon_requests_are_read_alike() => Command<BeaconRequest>(MacCommandId.BeaconRequest, _ => []);

    [SkippableFact]
    public void Coordinator_realignments_are_read_alike() => Command<CoordinatorRealignment>(MacCommandId.CoordinatorRealignment, command => new Shown
    {
        { "wpan.realign.pan", command.PanId },
        { "wpan.realign.addr", command.CoordinatorAddress, command.DeviceAddress },
        { "wpan.realign.channel", command.Channel },
        { "wpan.realign.channel_page", command.ChannelPage is byte page ? [page] : Array.Empty<long>() },
    });

    internal static Shown Header(MacHeader header)
    {
        bool withSourcePan = header.Source.Mode != MacAddressMode.None && !header.PanIdCompression;
        return new Shown
        {
            { "wpan.frame_type", (byte)header.FrameType },
            { "wpan.seq_no", header.Sequence },
            { "wpan.pending", header.FramePending },
            { "wpan.ack_request", header.AcknowledgementRequest },
            { "wpan.pan_id_compression", header.PanIdCompression },
            { "wpan.version", header.Version },
            { "wpan.dst_pan", header.Destination.Mode != MacAddressMode.None ? [header.Destination.PanId] : Array.Empty<long>() },
            { "wpan.dst16", Short(header.Destination) },
            { "wpan.dst64", Extended(header.Destination) },
            { "wpan.src_pan", withSourcePan ? [header.Source.PanId] : Array.Empty<long>() },
            { "wpan.src16", Short(header.Source) },
            { "wpan.src64", Extended(header.Source) },
        };
    }

    private static long[] Short(MacAddress address) => address.Mode == MacAddressMode.Short ? [address.ShortAddress] : [];

    private static Eui64[] Extended(MacAddress address) => address.Mode == MacAddressMode.Extended ? [address.ExtendedAddress] : [];

    private static void Command<T>(MacCommandId id, Func<T, Shown> expected) where T : struct, ILayerCommand<T, MacCommandId> => LayerOracle.ReadsAlike(
        draw => (T)MacDraws.Commands[id](draw),
        (buffer, command) => MacFrame.WriteCommand(buffer, Addressed(id), command),
        command => expected(command).And(new Shown { { "wpan.cmd", (byte)id } }));

    /// <summary>Addressed as that command is: tshark takes no other.</summary>
    private static MacHeader Addressed(MacCommandId id)
    {
        MacAddress coordinator = MacAddress.Short(Pan, 0);
        MacAddress device = MacAddress.Extended(Pan, new Eui64(0x000D6F0000000002));
        MacAddress coordinatorEui64 = MacAddress.Extended(Pan, new Eui64(0x000D6F0000000001));
        MacAddress all = MacAddress.Short(MacAddress.Broadcast, MacAddress.Broadcast);
        MacHeader header = new(MacFrameType.Command, 1, AcknowledgementRequest: true);
        return id switch
        {
            MacCommandId.AssociationRequest => header with { Destination = coordinator, Source = MacAddress.Extended(MacAddress.Broadcast, device.ExtendedAddress) },
            MacCommandId.BeaconRequest => header with { Destination = all, AcknowledgementRequest = false },
            MacCommandId.OrphanNotification => header with
            {
                Destination = all,
                Source = MacAddress.Extended(MacAddress.Broadcast, device.ExtendedAddress),
                AcknowledgementRequest = false,
                PanIdCompression = true,
            },
            MacCommandId.CoordinatorRealignment => header with { Destination = MacAddress.Extended(MacAddress.Broadcast, device.ExtendedAddress), Source = coordinatorEui64, Version = 1 },
            MacCommandId.PanIdConflictNotification => header with { Destination = coordinatorEui64, Source = device, PanIdCompression = true },
            MacCommandId.DataRequest => header with { Destination = coordinator, Source = device, PanIdCompression = true },
            _ => header with { Destination = device, Source = coordinatorEui64, PanIdCompression = true },
        };
    }
}
