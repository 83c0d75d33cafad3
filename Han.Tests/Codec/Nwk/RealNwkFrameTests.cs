using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Codec.Nwk;

/// <summary>
/// One frame of a real network: a route record that a TI device sent and a Silicon Labs router passed on, as test/data.ts of Nerivec/zigbee-on-host
/// gives it with Wireshark's dissection. The network key is the published default of Zigbee2MQTT.
/// </summary>
public sealed class RealNwkFrameTests
{
    private const string Sniffed = "618865621a0000ba96091a000087681e6d10be77feff8d79e08cfd2729004b1200287dc0bf0373b9a4feff504b80000ab6ed0eb740d27786e2";

    private static readonly Aes128 Key = new(new AesKey([1, 3, 5, 7, 9, 11, 13, 15, 0, 2, 4, 6, 8, 10, 12, 13]));

    [Fact]
    public void A_sniffed_route_record_is_read_and_comes_back()
    {
        MacHeader expectedMac = MacHeader.Data(0x1A62, 0x0000, 0x96BA, 101, acknowledgementRequest: true);
        NwkHeader expectedHeader = new(
            NwkFrameType.Command, 0x0000, 0x6887, 30, 109, Security: true,
            DestinationEui64: new Eui64(0xE0798DFFFE77BE10), SourceEui64: new Eui64(0x00124B002927FD8C));
        AuxiliaryHeader expectedAuxiliary = AuxiliaryHeader.Network(62_898_301, new Eui64(0x804B50FFFEA4B973), 0);
        RouteRecord expected = new(new UInt16List(0x96BA));

        byte[] received = Convert.FromHexString(Sniffed);
        Assert.Equal(FrameError.None, MacFrame.CheckFrame(received, out ReadOnlySpan<byte> frame));
        Memory<byte> octets = received.AsMemory(0, frame.Length);
        Assert.Equal(FrameError.None, MacFrame.Read(octets.Span, out MacHeader mac, out ReadOnlySpan<byte> macPayload));
        Assert.Equal(expectedMac, mac);
        Assert.Equal(
            FrameError.None, NwkSecurity.Read(Key, octets[^macPayload.Length..], out NwkHeader header, out AuxiliaryHeader auxiliary, out Memory<byte> payload));
        Assert.Equal((expectedHeader, expectedAuxiliary), (header, auxiliary));
        Assert.Equal(FrameError.None, NwkFrame.ReadCommand(payload, out RouteRecord record, out ReadOnlyMemory<byte> tail));
        Assert.Equal(expected, record);
        Assert.True(tail.IsEmpty);

        byte[] plain = new byte[16];
        byte[] nwk = new byte[MacFrame.MaxSize];
        byte[] buffer = new byte[MacFrame.MaxSize];
        int length = NwkSecurity.Write(Key, nwk, expectedHeader, expectedAuxiliary, plain.AsSpan(0, NwkFrame.WriteCommand(plain, expected)));
        length = MacFrame.AppendFrameCheck(buffer, MacFrame.Write(buffer, expectedMac, nwk.AsSpan(0, length)));
        Assert.Equal(Sniffed, Network.Hex(buffer.AsSpan(0, length)));
    }
}
