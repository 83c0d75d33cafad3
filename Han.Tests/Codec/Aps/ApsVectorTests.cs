using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Nwk;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Codec.Aps;

/// <summary>The application support and inter-PAN frames of Vectors/Frames, rebuilt from named fields and read back into these.</summary>
public sealed class ApsVectorTests
{
    private const ushort SmartEnergy = 0x0109;
    private const ushort Price = 0x0700;
    private const ushort Drlc = 0x0701;

    private static readonly AesKey NewKey = new(Convert.FromHexString("00112233445566778899AABBCCDDEEFF"));

    [Fact]
    public void Data_under_the_network_key() => Same(
        "nwk.secured.data",
        new RadioFrame(
            Network.Mac(0, 9), FromDevice(0x11), ApsHeader.Data(1, Price, SmartEnergy, 2, 0x61, ackRequest: true),
            AuxiliaryHeader.Network(0x0102, Network.DeviceEui64, 0)),
        null, "01070001");

    [Fact]
    public void Data_under_the_link_key() => Same(
        "aps.secured.data.link-key",
        new RadioFrame(
            Network.Mac(0, 10), FromDevice(0x12), ApsHeader.Data(1, Drlc, SmartEnergy, 2, 0x62, ackRequest: true) with { Security = true },
            AuxiliaryHeader.Network(0x0103, Network.DeviceEui64, 0), AuxiliaryHeader.Link(KeyIdentifier.Data, 0x10)),
        Network.LinkCiphers,
        "010900efcdab00015d4c3b2a04280a080780ff0300ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");

    [Fact]
    public void Acknowledgement() => Same(
        "aps.ack",
        new RadioFrame(
            Network.Mac(Network.Device, 11), ToDevice(0x13),
            ApsHeader.Acknowledge(ApsHeader.Data(1, Price, SmartEnergy, 2, 0x61, ackRequest: true)),
            AuxiliaryHeader.Network(0x0201, Network.CoordinatorEui64, 0)),
        null, "");

    [Fact]
    public void Transport_of_the_network_key() => Command(
        "aps.transport-key.nwk.tclk-default",
        new RadioFrame(
            Network.Mac(Network.Device, 12), ToDevice(0x14) with { Security = false }, ApsHeader.Command(1) with { Security = true },
            default, AuxiliaryHeader.Link(KeyIdentifier.KeyTransport, 0x1000, Network.CoordinatorEui64)),
        Network.WellKnownCiphers,
        TransportKey.Network(Network.NetworkKey, 0, Network.DeviceEui64, Network.CoordinatorEui64));

    [Fact]
    public void Transport_of_an_application_link_key() => Command(
        "aps.transport-key.application-link-key",
        new RadioFrame(
            Network.Mac(Network.Device, 14), ToDevice(0x16), ApsHeader.Command(3) with { Security = true },
            AuxiliaryHeader.Network(0x0202, Network.CoordinatorEui64, 0), AuxiliaryHeader.Link(KeyIdentifier.KeyLoad, 0x1002, Network.CoordinatorEui64)),
        Network.LinkCiphers,
        TransportKey.ApplicationLink(NewKey, new Eui64(0x000D6F0000000009), isInitiator: true));

    [Fact]
    public void Request_of_an_application_link_key() => Command(
        "aps.request-key.application",
        new RadioFrame(
            Network.Mac(0, 0x21), FromDevice(0x21) with { DiscoverRoute = DiscoverRoute.Suppress }, ApsHeader.Command(0x11) with { Security = true },
            AuxiliaryHeader.Network(0x0310, Network.DeviceEui64, 0), AuxiliaryHeader.Link(KeyIdentifier.Data, 0x0310, Network.DeviceEui64)),
        Network.LinkCiphers,
        new RequestKey(RequestKeyType.Application, new Eui64(0x000D6F0000000009)));

    [Fact]
    public void Removal_of_a_device()
    {
        const ushort Parent = 0x1234;
        Command(
            "aps.remove-device",
            new RadioFrame(
                Network.Mac(Parent, 0x24), ToDevice(0x24) with { Destination = Parent }, ApsHeader.Command(0x14) with { Security = true },
                AuxiliaryHeader.Network(0x0313, Network.CoordinatorEui64, 0), AuxiliaryHeader.Link(KeyIdentifier.Data, 0x0313, Network.CoordinatorEui64)),
            Network.WellKnownCiphers,
            new RemoveDevice(Network.DeviceEui64));
    }

    [Fact]
    public void Inter_pan_request_for_the_price()
    {
        const string Name = "interpan.get-current-price";
        MacHeader expected = new(
            MacFrameType.Data, 0x21, MacAddress.Extended(0x1AAA, Network.CoordinatorEui64), MacAddress.Extended(0xFFFF, Network.DeviceEui64));
        InterPanHeader stub = new(ApsDeliveryMode.Broadcast, 0, Price, SmartEnergy);
        Memory<byte> macPayload = Network.MacPayload(Name, expected);
        Assert.True(InterPanHeader.IsAnnouncedBy(macPayload.Span));
        Assert.Equal(FrameError.InterPan, NwkFrame.Read(macPayload, out _, out _));
        Assert.Equal(FrameError.None, InterPanHeader.Read(macPayload, out InterPanHeader read, out ReadOnlyMemory<byte> zcl));
        Assert.Equal(stub, read);
        Assert.Equal("01030000", Network.Hex(zcl.Span));

        byte[] buffer = new byte[MacFrame.MaxSize];
        WireWriter w = new(buffer);
        expected.Write(ref w);
        stub.Write(ref w);
        w.Raw(zcl.Span);
        Assert.Equal(FrameVector.Of(Name).Frame, Network.Hex(buffer.AsSpan(0, w.Length)));
    }

    [Fact]
    public void What_has_no_place_in_a_header_is_not_sent()
    {
        byte[] buffer = new byte[64];
        Refused(ApsHeader.Command(1) with { Cluster = 1 });
        Refused(ApsHeader.Command(1) with { DeliveryMode = ApsDeliveryMode.Group });
        Refused(ApsHeader.ToGroup(1, 2, 3, 4, 5) with { DestinationEndpoint = 1 });
        Refused(ApsHeader.Data(1, 2, 3, 4, 5) with { Group = 1 });
        Refused(ApsHeader.Data(1, 2, 3, 4, 5) with { DeliveryMode = (ApsDeliveryMode)1 });
        Refused(ApsHeader.Data(1, 2, 3, 4, 5) with { FrameType = ApsFrameType.InterPan });
        Refused(ApsHeader.Data(1, 2, 3, 4, 5) with { Security = true });
        Refused(ApsHeader.Data(1, 2, 3, 4, 5) with { ExtendedHeader = new ApsExtendedHeader(ApsFragmentation.None, 1) });
        Refused(ApsHeader.Data(1, 2, 3, 4, 5) with { ExtendedHeader = new ApsExtendedHeader(ApsFragmentation.First, 1, 1) });
        Assert.Throws<ArgumentException>(() => ApsFrame.WriteCommand(buffer, ApsHeader.Data(1, 2, 3, 4, 5), new SwitchKey(1)));

        void Refused(ApsHeader header) => Assert.Throws<ArgumentException>(() => ApsFrame.Write(buffer, header, default));
    }

    private static NwkHeader FromDevice(byte sequence) =>
        new(NwkFrameType.Data, 0, Network.Device, 30, sequence, DiscoverRoute.Enable, Security: true);

    private static NwkHeader ToDevice(byte sequence) => new(NwkFrameType.Data, Network.Device, 0, 30, sequence, Security: true);

    private static void Command<T>(string name, RadioFrame headers, LinkKeyCiphers linkKey, T command) where T : struct, ILayerCommand<T, ApsCommandId>
    {
        byte[] plain = new byte[64];
        int length = ApsFrame.WriteCommand(plain, command);
        Memory<byte> payload = Same(name, headers, linkKey, Network.Hex(plain.AsSpan(0, length)));
        Assert.Equal(FrameError.None, ApsFrame.ReadCommand(payload, out T read, out ReadOnlyMemory<byte> tail));
        Assert.Equal(command, read);
        Assert.True(tail.IsEmpty);
    }

    private static Memory<byte> Same(string name, RadioFrame headers, LinkKeyCiphers? linkKey, string payload)
    {
        FrameVector vector = FrameVector.Of(name);
        Aes128? networkKey = headers.Nwk.Security ? Network.NetworkCipher : null;
        Eui64 source = headers.Nwk.Source == 0 ? Network.CoordinatorEui64 : Network.DeviceEui64;
        byte[] buffer = new byte[MacFrame.MaxSize];
        int length = headers.Write(buffer, networkKey, linkKey, source, Convert.FromHexString(payload));
        Assert.Equal(vector.Frame, Network.Hex(buffer.AsSpan(0, length)));

        Assert.Equal(FrameError.None, RadioFrame.Read(vector.Octets, networkKey, linkKey, out RadioFrame read, out Memory<byte> plain));
        Assert.Equal(headers, read);
        Assert.Equal(payload, Network.Hex(plain.Span));
        return plain;
    }
}
