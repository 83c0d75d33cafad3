using Sep.Codec.Mac;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Codec.Mac;

/// <summary>The MAC frames of Vectors/Frames, rebuilt from named fields and read back into these.</summary>
public sealed class MacVectorTests
{
    private const ushort Pan = 0x1AAA;

    private static readonly MacAddress Coordinator = MacAddress.Short(Pan, 0x0000);
    private static readonly MacAddress Device = MacAddress.Short(Pan, 0x3A5C);
    private static readonly Eui64 CoordinatorEui64 = new(0x000D6F0000000001);
    private static readonly Eui64 DeviceEui64 = new(0x000D6F0000000002);
    private static readonly MacAddress Nowhere = MacAddress.Short(MacAddress.Broadcast, MacAddress.Broadcast);

    [Theory]
    [InlineData("mac.ack", 0x55, false)]
    [InlineData("mac.ack.frame-pending", 0x56, true)]
    public void Acknowledgement(string name, byte sequence, bool pending)
    {
        (MacHeader header, ReadOnlyMemory<byte> payload) = Read(name);
        Assert.Equal(MacHeader.Ack(sequence, pending), header);
        Assert.True(payload.IsEmpty);
        Same(name, buffer => MacFrame.Write(buffer, MacHeader.Ack(sequence, pending), default));
    }

    [Fact]
    public void Beacon_request() => Command("mac.beacon-request", new MacHeader(MacFrameType.Command, 1, Nowhere), default(BeaconRequest));

    [Fact]
    public void Association_request() => Command(
        "mac.association-request",
        new MacHeader(
            MacFrameType.Command, 2, Coordinator, MacAddress.Extended(MacAddress.Broadcast, DeviceEui64), AcknowledgementRequest: true),
        new AssociationRequest(CapabilityInformation.AllocateAddress));

    [Fact]
    public void Data_request() => Command(
        "mac.data-request.poll",
        new MacHeader(MacFrameType.Command, 3, Coordinator, Device, AcknowledgementRequest: true, PanIdCompression: true),
        default(DataRequest));

    [Fact]
    public void Association_response() => Command(
        "mac.association-response",
        new MacHeader(
            MacFrameType.Command, 4, MacAddress.Extended(Pan, DeviceEui64), MacAddress.Extended(Pan, CoordinatorEui64),
            AcknowledgementRequest: true, PanIdCompression: true),
        new AssociationResponse(0x3A5C, AssociationStatus.Successful));

    [Fact]
    public void Beacon_of_a_ZigBee_network()
    {
        const string Name = "mac.beacon.zigbee";
        MacHeader expected = new(MacFrameType.Beacon, 5, Source: Coordinator);
        MacBeacon beacon = new(SuperframeSpecification.ZigBee(panCoordinator: true, associationPermit: true));
        ZigBeeBeacon network = new(2, 2, RouterCapacity: true, 0, EndDeviceCapacity: true, new Eui64(0x1122334455667788), 0xFF_FFFF, 0);

        (MacHeader header, ReadOnlyMemory<byte> payload) = Read(Name);
        Assert.Equal(expected, header);
        Assert.Equal(FrameError.None, MacFrame.ReadBeacon(payload, out MacBeacon readBeacon, out ReadOnlyMemory<byte> beaconPayload));
        Assert.Equal(beacon, readBeacon);
        Assert.Equal((15, 15, 15), (beacon.Superframe.BeaconOrder, beacon.Superframe.SuperframeOrder, beacon.Superframe.FinalCapSlot));
        Assert.True(readBeacon.Superframe is { PanCoordinator: true, AssociationPermit: true, BatteryLifeExtension: false });
        Assert.Equal(FrameError.None, MacFrame.ReadZigBeeBeacon(beaconPayload, out ZigBeeBeacon readNetwork, out ReadOnlyMemory<byte> tail));
        Assert.Equal(network, readNetwork);
        Assert.True(tail.IsEmpty);
        Same(Name, buffer => MacFrame.WriteBeacon(buffer, expected, beacon, network));
    }

    [Fact]
    public void Every_flipped_bit_of_a_frame_is_noticed()
    {
        byte[] frame = FrameVector.Of("mac.association-response").Octets;
        for (int bit = 0; bit < frame.Length * 8; bit++)
        {
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(FrameError.BadFrameCheck, MacFrame.CheckFrame(frame, out ReadOnlySpan<byte> rest));
            Assert.True(rest.IsEmpty);
            frame[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal(FrameError.Truncated, MacFrame.CheckFrame(frame.AsSpan(0, 1), out _));
        Assert.Throws<ArgumentException>(() => MacFrame.AppendFrameCheck(new byte[10], 9));
    }

    [Fact]
    public void What_is_no_header_is_not_sent()
    {
        byte[] buffer = new byte[64];
        Refused(new MacHeader((MacFrameType)4, 0));
        Refused(new MacHeader(MacFrameType.Data, 0, Device, Version: 2));
        Refused(new MacHeader(MacFrameType.Data, 0, Device, PanIdCompression: true));
        Refused(new MacHeader(MacFrameType.Data, 0, Device, MacAddress.Short(0x1AAB, 1), PanIdCompression: true));
        Assert.Throws<ArgumentException>(() => MacFrame.WriteCommand(buffer, MacHeader.Ack(1, false), default(DataRequest)));
        Assert.Throws<ArgumentException>(() => MacFrame.WriteBeacon(buffer, MacHeader.Ack(1, false), default, default));

        void Refused(MacHeader header) => Assert.Throws<ArgumentException>(() => MacFrame.Write(buffer, header, default));
    }

    private static void Command<T>(string name, MacHeader expected, T command) where T : struct, ILayerCommand<T, MacCommandId>
    {
        (MacHeader header, ReadOnlyMemory<byte> payload) = Read(name);
        Assert.Equal(expected, header);
        Assert.Equal(FrameError.None, MacFrame.ReadCommand(payload, out T read, out ReadOnlyMemory<byte> tail));
        Assert.Equal(command, read);
        Assert.True(tail.IsEmpty);
        Same(name, buffer => MacFrame.WriteCommand(buffer, expected, command));
    }

    private static (MacHeader Header, ReadOnlyMemory<byte> Payload) Read(string name)
    {
        byte[] octets = FrameVector.Of(name).Octets;
        Assert.Equal(FrameError.None, MacFrame.CheckFrame(octets, out ReadOnlySpan<byte> frame));
        Assert.Equal(FrameError.None, MacFrame.Read(octets.AsMemory(0, frame.Length), out MacHeader header, out ReadOnlyMemory<byte> payload));
        return (header, payload);
    }

    private static void Same(string name, Func<byte[], int> write)
    {
        byte[] buffer = new byte[MacFrame.MaxSize];
        int length = MacFrame.AppendFrameCheck(buffer, write(buffer));
        Assert.Equal(FrameVector.Of(name).Frame, Convert.ToHexStringLower(buffer.AsSpan(0, length)));
    }
}
