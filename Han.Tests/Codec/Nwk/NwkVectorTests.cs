using Han.Tests.Codec.Mac;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Codec.Nwk;

/// <summary>The network frames of Vectors/Frames, rebuilt from named fields and read back into these.</summary>
public sealed class NwkVectorTests
{
    private const byte KeySequence = 0;

    private static readonly RejoinRequest SleepyDevice = new(CapabilityInformation.AllocateAddress);

    [Fact]
    public void Secured_rejoin_request() => Secured(
        "nwk.rejoin-request.secure", Network.Mac(0, 0x30), ToParent(0x30) with { Security = true },
        AuxiliaryHeader.Network(0x0400, Network.DeviceEui64, KeySequence), SleepyDevice);

    [Fact]
    public void Rejoin_response() => Secured(
        "nwk.rejoin-response", Network.Mac(Network.Device, 0x32),
        new NwkHeader(
            NwkFrameType.Command, Network.Device, 0, 1, 0x32, Security: true, DestinationEui64: Network.DeviceEui64, SourceEui64: Network.CoordinatorEui64),
        AuxiliaryHeader.Network(0x0400, Network.CoordinatorEui64, KeySequence), new RejoinResponse(Network.Device, AssociationStatus.Successful));

    [Fact]
    public void Trust_centre_rejoin_request()
    {
        const string Name = "nwk.rejoin-request.unsecured";
        MacHeader mac = Network.Mac(0, 0x31);
        Memory<byte> frame = Network.MacPayload(Name, mac);
        Assert.Equal(FrameError.None, NwkFrame.Read(frame, out NwkHeader header, out ReadOnlyMemory<byte> payload));
        Assert.Equal(ToParent(0x31), header);
        Assert.Equal(FrameError.None, NwkFrame.ReadCommand(payload, out RejoinRequest request, out ReadOnlyMemory<byte> tail));
        Assert.Equal(SleepyDevice, request);
        Assert.True(tail.IsEmpty);

        byte[] nwk = new byte[100];
        int length = NwkFrame.WriteCommand(nwk, ToParent(0x31), SleepyDevice);
        byte[] buffer = new byte[MacFrame.MaxSize];
        Assert.Equal(FrameVector.Of(Name).Frame, Network.Hex(buffer.AsSpan(0, MacFrame.Write(buffer, mac, nwk.AsSpan(0, length)))));
        Assert.Equal(FrameError.NotSecured, NwkSecurity.Read(Network.NetworkCipher, frame, out _, out _, out _));
    }

    [Fact]
    public void A_header_and_its_security_go_together()
    {
        byte[] buffer = new byte[100];
        NwkHeader secured = ToParent(1) with { Security = true };
        AuxiliaryHeader auxiliary = AuxiliaryHeader.Network(1, Network.DeviceEui64, 0);
        Assert.Throws<ArgumentException>(() => NwkFrame.Write(buffer, secured, default));
        Assert.Throws<ArgumentException>(() => NwkFrame.WriteCommand(buffer, secured, SleepyDevice));
        Assert.Throws<ArgumentException>(() => NwkFrame.WriteCommand(buffer, ToParent(1) with { FrameType = NwkFrameType.Data }, SleepyDevice));
        Assert.Throws<ArgumentException>(() => NwkFrame.Write(buffer, ToParent(1) with { FrameType = NwkFrameType.InterPan }, default));
        Assert.Throws<ArgumentException>(() => NwkSecurity.Write(Network.NetworkCipher, buffer, ToParent(1), auxiliary, [1]));
        Assert.Throws<ArgumentException>(() => NwkSecurity.Write(
            Network.NetworkCipher, buffer, secured, AuxiliaryHeader.Link(Sep.Codec.Security.KeyIdentifier.Data, 1, Network.DeviceEui64), [1]));
        Assert.Throws<ArgumentException>(() => NwkSecurity.Write(Network.NetworkCipher, buffer, secured, auxiliary with { Source = default }, [1]));
        Assert.Throws<ArgumentException>(() => NwkSecurity.Write(Network.NetworkCipher, buffer.AsSpan(0, 42), secured, auxiliary, [1]));
        Assert.Equal(43, NwkSecurity.Write(Network.NetworkCipher, buffer.AsSpan(0, 43), secured, auxiliary, [1]));
        Assert.Throws<ArgumentException>(() => NwkFrame.Write(buffer, ToParent(1) with { SourceRoute = new SourceRoute(1, new UInt16List(7)) }, default));
    }

    private static NwkHeader ToParent(byte sequence) => new(
        NwkFrameType.Command, 0, Network.Device, 1, sequence, DestinationEui64: Network.CoordinatorEui64, SourceEui64: Network.DeviceEui64);

    private static void Secured<T>(string name, MacHeader mac, NwkHeader header, AuxiliaryHeader auxiliary, T command) where T : struct, ILayerCommand<T, NwkCommandId>
    {
        Memory<byte> frame = Network.MacPayload(name, mac);
        Assert.Equal(FrameError.None, NwkSecurity.Read(Network.NetworkCipher, frame, out NwkHeader readHeader, out AuxiliaryHeader readAuxiliary, out Memory<byte> payload));
        Assert.Equal((header, auxiliary), (readHeader, readAuxiliary));
        Assert.Equal(FrameError.None, NwkFrame.ReadCommand(payload, out T read, out ReadOnlyMemory<byte> tail));
        Assert.Equal(command, read);
        Assert.True(tail.IsEmpty);

        byte[] plain = new byte[100];
        int plainLength = NwkFrame.WriteCommand(plain, command);
        byte[] nwk = new byte[100];
        int length = NwkSecurity.Write(Network.NetworkCipher, nwk, header, auxiliary, plain.AsSpan(0, plainLength));
        byte[] buffer = new byte[MacFrame.MaxSize];
        Assert.Equal(FrameVector.Of(name).Frame, Network.Hex(buffer.AsSpan(0, MacFrame.Write(buffer, mac, nwk.AsSpan(0, length)))));
    }
}
