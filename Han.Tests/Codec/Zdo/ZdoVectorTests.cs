using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Nwk;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zdo;

namespace Han.Tests.Codec.Zdo;

/// <summary>The device profile frames of Vectors/Frames, rebuilt from named fields and read back into these.</summary>
public sealed class ZdoVectorTests
{
    [Fact]
    public void Simple_descriptor_request() => Same(
        "zdo.simple-desc-req",
        Network.Mac(0, 0x44),
        new NwkHeader(NwkFrameType.Data, 0, Network.Device, 30, 0x44, DiscoverRoute.Enable, Security: true),
        AuxiliaryHeader.Network(0x0544, Network.DeviceEui64, 0),
        broadcast: false, 0x44, 4, new SimpleDescriptorRequest(0, 1));

    [Fact]
    public void Simple_descriptor_of_an_energy_services_interface() => Same(
        "zdo.simple-desc-rsp.esi",
        Network.Mac(Network.Device, 0x45),
        new NwkHeader(NwkFrameType.Data, Network.Device, 0, 30, 0x45, DiscoverRoute.Enable, Security: true),
        AuxiliaryHeader.Network(0x0545, Network.CoordinatorEui64, 0),
        broadcast: false, 0x45, 4,
        new SimpleDescriptorResponse(
            ZdoStatus.Success, 0,
            new SimpleDescriptor(1, 0x0109, 0x0500, 0, new UInt16List(0x0000, 0x000A, 0x0700, 0x0701, 0x0703, 0x0800), new UInt16List(0x0800))));

    [Fact]
    public void Permit_joining_broadcast() => Same(
        "zdo.mgmt-permit-joining-req",
        MacHeader.Data(Network.Pan, MacAddress.Broadcast, 0, 0x48, acknowledgementRequest: false),
        new NwkHeader(NwkFrameType.Data, NwkAddresses.AllRouters, 0, 30, 0x48, DiscoverRoute.Enable, Security: true),
        AuxiliaryHeader.Network(0x0548, Network.CoordinatorEui64, 0),
        broadcast: true, 0x48, 6, new MgmtPermitJoiningRequest(254, TrustCenterSignificance: true));

    [Fact]
    public void A_descriptor_goes_with_success_and_a_length_with_its_descriptor()
    {
        byte[] buffer = new byte[100];
        Refused(new NodeDescriptorResponse(ZdoStatus.Success, 1));
        Refused(new NodeDescriptorResponse(ZdoStatus.NotActive, 1, default(NodeDescriptor)));
        Refused(new SimpleDescriptorResponse(ZdoStatus.Success, 1));
        Refused(new SimpleDescriptorResponse(ZdoStatus.NotActive, 1, default(SimpleDescriptor)));
        Assert.Throws<ArgumentException>(() => new MgmtLqiResponse(ZdoStatus.Success));
        Assert.Equal(FrameError.Truncated, ZdoFrame.Read(default, out _, out BindResponse _, out _));

        int length = ZdoFrame.Write(buffer, 7, new SimpleDescriptorResponse(ZdoStatus.Success, 1, new SimpleDescriptor(1, 2, 3, 4, new UInt16List(5), default)));
        Assert.Equal(FrameError.None, ZdoFrame.Read(buffer.AsMemory(0, length), out byte sequence, out SimpleDescriptorResponse _, out _));
        Assert.Equal(7, sequence);
        buffer[4]--;
        Assert.Equal(FrameError.Malformed, ZdoFrame.Read(buffer.AsMemory(0, length), out _, out SimpleDescriptorResponse _, out _));

        void Refused<T>(T command) where T : struct, ILayerCommand<T, ZdoClusterId> => Assert.Throws<ArgumentException>(() => ZdoFrame.Write(buffer, 1, command));
    }

    private static void Same<T>(
        string name, MacHeader mac, NwkHeader nwk, AuxiliaryHeader auxiliary, bool broadcast, byte counter, byte sequence, T command)
        where T : struct, ILayerCommand<T, ZdoClusterId>
    {
        FrameVector vector = FrameVector.Of(name);
        RadioFrame headers = new(mac, nwk, ZdoFrame.Header<T>(counter, broadcast), auxiliary);
        byte[] payload = new byte[64];
        int payloadLength = ZdoFrame.Write(payload, sequence, command);
        byte[] buffer = new byte[MacFrame.MaxSize];
        int length = headers.Write(buffer, Network.NetworkCipher, null, default, payload.AsSpan(0, payloadLength));
        Assert.Equal(vector.Frame, Network.Hex(buffer.AsSpan(0, length)));

        Assert.Equal(FrameError.None, RadioFrame.Read(vector.Octets, Network.NetworkCipher, null, out RadioFrame read, out Memory<byte> plain));
        Assert.Equal(headers, read);
        Assert.Equal(FrameError.None, ZdoFrame.Read(plain, out byte readSequence, out T back, out ReadOnlyMemory<byte> tail));
        Assert.Equal((sequence, command), (readSequence, back));
        Assert.True(tail.IsEmpty);
    }
}
