using Han.Tests.Codec.Aps;
using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Nwk;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Wire;

namespace Han.Tests.Interop;

/// <summary>Every kind of application support and inter-PAN frame without security, written by us and read by tshark.</summary>
[Trait("Category", "Interop")]
public sealed class ApsOracleTests
{
    private static readonly NwkHeader Nwk = new(NwkFrameType.Data, Network.Device, 0, 30, 1);

    [SkippableFact]
    public void Headers_are_read_alike() => LayerOracle.ReadsAlike(
        draw => ApsDraws.Header(draw) with { Security = false },
        (buffer, header) => header.FrameType == ApsFrameType.Command ? Write(buffer, header, [9, 1]) : Write(buffer, header, []),
        Header);

    [SkippableFact]
    public void Transport_key_commands_are_read_alike() => Command<TransportKey>(ApsCommandId.TransportKey, command =>
    {
        AesKey key = command.Key;
        bool isApplication = command.KeyType == ApsKeyType.ApplicationLink;
        return new Shown
        {
            { "zbee_aps.cmd.key_type", (byte)command.KeyType },
            { "zbee_aps.cmd.key", key },
            { "zbee_aps.cmd.seqno", command.KeyType == ApsKeyType.Network ? [command.SequenceNumber] : Array.Empty<long>() },
            { "zbee_aps.cmd.dst", isApplication ? null : command.Destination },
            { "zbee_aps.cmd.src", isApplication ? null : command.Source },
            { "zbee_aps.cmd.partner", isApplication ? command.Partner : null },
            { "zbee_aps.cmd.init_flag", isApplication ? [command.IsInitiator ? 1 : 0] : Array.Empty<long>() },
        };
    });

    [SkippableFact]
    public void Update_device_commands_are_read_alike() => Command<UpdateDevice>(ApsCommandId.UpdateDevice, command => new Shown
    {
        { "zbee_aps.cmd.device", command.Device },
        { "zbee_aps.cmd.addr", command.ShortAddress },
        { "zbee_aps.cmd.update_status", (byte)command.Status },
    });

    [SkippableFact]
    public void Remove_device_commands_are_read_alike() =>
        Command<RemoveDevice>(ApsCommandId.RemoveDevice, command => new Shown { { "zbee_aps.cmd.device", command.Device } });

    [SkippableFact]
    public void Request_key_commands_are_read_alike() => Command<RequestKey>(ApsCommandId.RequestKey, command => new Shown
    {
        { "zbee_aps.cmd.key_type", (byte)command.KeyType },
        { "zbee_aps.cmd.partner", command.KeyType == RequestKeyType.Application ? command.Partner : null },
    });

    [SkippableFact]
    public void Switch_key_commands_are_read_alike() =>
        Command<SwitchKey>(ApsCommandId.SwitchKey, command => new Shown { { "zbee_aps.cmd.seqno", command.SequenceNumber } });

    [SkippableFact]
    public void Inter_pan_frames_are_read_alike() => LayerOracle.ReadsAlike(
        draw =>
        {
            ApsDeliveryMode mode = draw.Of(ApsDeliveryMode.Unicast, ApsDeliveryMode.Broadcast, ApsDeliveryMode.Group);
            return new InterPanHeader(mode, mode == ApsDeliveryMode.Group ? draw.U16() : (ushort)0, draw.U16(), draw.U16());
        },
        (buffer, header) =>
        {
            byte[] payload = new byte[header.Size];
            WireWriter w = new(payload);
            header.Write(ref w);
            MacHeader mac = new(
                MacFrameType.Data, 1, MacAddress.Short(Network.Pan, MacAddress.Broadcast), MacAddress.Extended(Network.Pan, Network.DeviceEui64));
            return MacFrame.Write(buffer, mac, payload);
        },
        header => new Shown
        {
            { "zbee_nwk.frame_type", (byte)NwkFrameType.InterPan },
            { "zbee_aps.type", (byte)ApsFrameType.InterPan },
            { "zbee_aps.delivery", (byte)header.DeliveryMode },
            { "zbee_aps.group", header.DeliveryMode == ApsDeliveryMode.Group ? [header.Group] : Array.Empty<long>() },
            { "zbee_aps.cluster", header.Profile != 0 ? [header.Cluster] : Array.Empty<long>() },
            { "zbee_aps.profile", header.Profile },
        });

    internal static Shown Header(ApsHeader header)
    {
        bool isAddressed = header.FrameType == ApsFrameType.Data || (header.FrameType == ApsFrameType.Ack && !header.AckFormat);
        bool isDeviceProfile = header.Profile == 0;
        bool toGroup = header.DeliveryMode == ApsDeliveryMode.Group;
        ApsExtendedHeader? fragment = header.ExtendedHeader is { Fragmentation: not ApsFragmentation.None } present ? present : null;
        return new Shown
        {
            { "zbee_aps.type", (byte)header.FrameType },
            { "zbee_aps.delivery", (byte)header.DeliveryMode },
            { "zbee_aps.ack_format", header.FrameType == ApsFrameType.Ack ? [header.AckFormat ? 1 : 0] : Array.Empty<long>() },
            { "zbee_aps.security", header.Security },
            { "zbee_aps.ack_req", header.AckRequest },
            { "zbee_aps.ext_header", header.ExtendedHeader is not null },
            { "zbee_aps.dst", isAddressed && !toGroup ? [header.DestinationEndpoint] : Array.Empty<long>() },
            { "zbee_aps.group", isAddressed && toGroup ? [header.Group] : Array.Empty<long>() },
            { "zbee_aps.cluster", isAddressed && !isDeviceProfile ? [header.Cluster] : Array.Empty<long>() },
            { "zbee_aps.zdp_cluster", isAddressed && isDeviceProfile ? [header.Cluster] : Array.Empty<long>() },
            { "zbee_aps.profile", isAddressed ? [header.Profile] : Array.Empty<long>() },
            { "zbee_aps.src", isAddressed ? [header.SourceEndpoint] : Array.Empty<long>() },
            { "zbee_aps.counter", header.Counter },
            { "zbee_aps.fragmentation", header.ExtendedHeader is ApsExtendedHeader extended ? [(byte)extended.Fragmentation] : Array.Empty<long>() },
            { "zbee_aps.block", fragment is ApsExtendedHeader block ? [block.Block] : Array.Empty<long>() },
            { "zbee_aps.block_acks", fragment is ApsExtendedHeader acks && header.FrameType == ApsFrameType.Ack ? [acks.AckBitfield] : Array.Empty<long>() },
        };
    }

    private static int Write(byte[] buffer, ApsHeader header, byte[] payload) =>
        new RadioFrame(Network.Mac(Network.Device, 1), Nwk, header).Write(buffer, null, null, default, payload);

    private static void Command<T>(ApsCommandId id, Func<T, Shown> expected) where T : struct, ILayerCommand<T, ApsCommandId> => LayerOracle.ReadsAlike(
        draw => (T)ApsDraws.Commands[id](draw),
        (buffer, command) =>
        {
            byte[] payload = new byte[128];
            int length = ApsFrame.WriteCommand(payload, command);
            return Write(buffer, ApsHeader.Command(1), payload[..length]);
        },
        command => expected(command).And(new Shown { { "zbee_aps.cmd.id", (byte)id } }));
}
