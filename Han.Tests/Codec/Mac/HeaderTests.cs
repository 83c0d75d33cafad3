using Han.Tests.Codec.Aps;
using Han.Tests.Codec.Nwk;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Wire;

namespace Han.Tests.Codec.Mac;

/// <summary>What holds for the header of every layer.</summary>
public sealed class HeaderTests
{
    private const ulong Seeds = 500;

    private delegate FrameError Reader<T>(ReadOnlyMemory<byte> octets, out T header, out int size);

    private delegate FrameError TracedReader(ref WireReader<Traced> r);

    private delegate void Writer<T>(in T header, ref WireWriter w);

    [Fact]
    public void Mac_headers_come_back() => ComeBack(MacDraws.Header, ReadMac, (in MacHeader header, ref WireWriter w) => header.Write(ref w), header => header.Size);

    [Fact]
    public void Network_headers_come_back() => ComeBack(NwkDraws.Header, ReadNwk, (in NwkHeader header, ref WireWriter w) => header.Write(ref w), header => header.Size);

    [Fact]
    public void Application_support_headers_come_back() =>
        ComeBack(ApsDraws.Header, ReadAps, (in ApsHeader header, ref WireWriter w) => header.Write(ref w), header => header.Size);

    [Fact]
    public void Network_auxiliary_headers_come_back() =>
        ComeBack(NwkDraws.Auxiliary, ReadAuxiliary, (in AuxiliaryHeader header, ref WireWriter w) => header.Write(ref w), header => header.Size);

    [Fact]
    public void Application_auxiliary_headers_come_back() =>
        ComeBack(ApsDraws.Auxiliary, ReadAuxiliary, (in AuxiliaryHeader header, ref WireWriter w) => header.Write(ref w), header => header.Size);

    [Fact]
    public void Inter_pan_headers_come_back() => ComeBack(
        InterPan, ReadInterPan, (in InterPanHeader header, ref WireWriter w) => header.Write(ref w), header => header.Size);

    [Fact]
    public void Beacons_come_back() => ComeBack(
        draw => (MacDraws.Beacon(draw), MacDraws.ZigBeeBeacon(draw)),
        ReadBeacon,
        (in (MacBeacon Mac, ZigBeeBeacon ZigBee) beacon, ref WireWriter w) =>
        {
            beacon.Mac.Write(ref w);
            beacon.ZigBee.Write(ref w);
        },
        size: null);

    [Fact]
    public void The_pending_addresses_of_a_beacon_are_read_by_index()
    {
        PendingAddresses pending = new([0x3A5C, 0x1234], [new(0x000D6F0000000001)]);
        byte[] octets = LayerCommandCase.Write(pending);
        Assert.Equal("125c3a341201000000006f0d00", Convert.ToHexStringLower(octets));
        Assert.Equal((2, 1), (pending.ShortCount, pending.ExtendedCount));
        Assert.Equal((0x3A5C, 0x1234, 0x000D6F0000000001ul), (pending.Short(0), pending.Short(1), pending.Extended(0).Value));
        Assert.Throws<ArgumentOutOfRangeException>(() => pending.Short(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => pending.Extended(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => pending.Extended(-1));
    }

    [Fact]
    public void A_trace_is_told_of_every_octet_of_a_header()
    {
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            FieldDraw draw = new(seed);
            byte[] octets = draw.Octets(60);
            Traces(octets, (ref WireReader<Traced> r) => MacHeader.Read(ref r, out _));
            Traces([(byte)((octets[0] & 0xC0) | 8 | draw.Below(2)), .. octets[1..]], (ref WireReader<Traced> r) => NwkHeader.Read(ref r, out _));
            Traces(octets, (ref WireReader<Traced> r) => ApsHeader.Read(ref r, out _));
            Traces([0x0B, 0x00, (byte)(octets[0] | 3), .. octets], (ref WireReader<Traced> r) => InterPanHeader.Read(ref r, out _));
            Traces(octets, (ref WireReader<Traced> r) =>
            {
                AuxiliaryHeader.Read(ref r);
                return FrameError.None;
            });
        }
    }

    /// <summary>Every pair of control octets, whatever follows: an error with a name, or a header that can be written again.</summary>
    [Fact]
    public void No_control_octets_throw()
    {
        Dictionary<FrameError, int> seen = [];
        for (int control = 0; control <= ushort.MaxValue; control++)
        {
            byte[] octets = new FieldDraw((ulong)control + 2).Octets(40);
            (octets[0], octets[1]) = (unchecked((byte)control), (byte)(control >> 8));
            Count(seen, Again(octets, ReadMac, (in MacHeader header, ref WireWriter w) => header.Write(ref w)));
            Count(seen, Again(octets, ReadNwk, (in NwkHeader header, ref WireWriter w) => header.Write(ref w)));
            Count(seen, Again(octets, ReadAps, (in ApsHeader header, ref WireWriter w) => header.Write(ref w)));
            Count(seen, Again(octets, ReadInterPan, (in InterPanHeader header, ref WireWriter w) => header.Write(ref w)));
        }

        FrameError[] expected =
        [
            FrameError.None, FrameError.Truncated, FrameError.UnknownFrameType, FrameError.UnknownVersion, FrameError.ReservedAddressingMode,
            FrameError.CompressionWithoutAddresses, FrameError.MacSecurity, FrameError.InterPan, FrameError.UnknownDeliveryMode,
            FrameError.UnknownFragmentation, FrameError.BadRelayIndex,
        ];
        Assert.Equal(expected.Order(), seen.Keys.Order());
    }

    private static void ComeBack<T>(Func<FieldDraw, T> draw, Reader<T> read, Writer<T> write, Func<T, int>? size)
    {
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            T header = draw(new FieldDraw(seed));
            byte[] buffer = new byte[128];
            buffer.AsSpan().Fill(0xA5);
            WireWriter w = new(buffer);
            write(header, ref w);
            int length = w.Length;
            Assert.True(buffer.AsSpan(length).IndexOfAnyExcept((byte)0xA5) < 0);
            Assert.Equal(size?.Invoke(header) ?? length, length);

            Assert.Equal(FrameError.None, read(buffer, out T back, out int consumed));
            Assert.Equal((header, length), (back, consumed));
            for (int prefix = 0; prefix < length; prefix++)
            {
                Assert.NotEqual(FrameError.None, read(buffer.AsMemory(0, prefix), out _, out _));
                byte[] small = new byte[prefix];
                Assert.ThrowsAny<ArgumentException>(() =>
                {
                    WireWriter shortWriter = new(small);
                    write(header, ref shortWriter);
                });
            }
        }
    }

    private static void Traces(byte[] octets, TracedReader read)
    {
        Concatenation trace = new();
        WireReader<Traced> r = new(octets.AsSpan(), new Traced(trace));
        if (read(ref r) == FrameError.None)
        {
            Assert.Equal(octets[..^r.Tail.Length], trace.Octets);
        }
    }

    private static FrameError Again<T>(byte[] octets, Reader<T> read, Writer<T> write)
    {
        FrameError error = read(octets, out T header, out int size);
        if (error == FrameError.None)
        {
            byte[] written = new byte[size];
            WireWriter w = new(written);
            write(header, ref w);
            Assert.Equal(size, w.Length);
            Assert.Equal(FrameError.None, read(written, out T again, out _));
            Assert.Equal(header, again);
        }

        return error;
    }

    private static void Count(Dictionary<FrameError, int> seen, FrameError error) => seen[error] = seen.GetValueOrDefault(error) + 1;

    private static InterPanHeader InterPan(FieldDraw draw)
    {
        ApsDeliveryMode mode = draw.Of(ApsDeliveryMode.Unicast, ApsDeliveryMode.Broadcast, ApsDeliveryMode.Group);
        return new InterPanHeader(mode, mode == ApsDeliveryMode.Group ? draw.U16() : (ushort)0, draw.U16(), draw.U16());
    }

    private static FrameError ReadMac(ReadOnlyMemory<byte> octets, out MacHeader header, out int size)
    {
        FrameError error = MacFrame.Read(octets, out header, out ReadOnlyMemory<byte> payload);
        size = octets.Length - payload.Length;
        return error;
    }

    private static FrameError ReadNwk(ReadOnlyMemory<byte> octets, out NwkHeader header, out int size)
    {
        FrameError error = NwkFrame.Read(octets, out header, out ReadOnlyMemory<byte> payload);
        size = octets.Length - payload.Length;
        return error;
    }

    private static FrameError ReadAps(ReadOnlyMemory<byte> octets, out ApsHeader header, out int size)
    {
        FrameError error = ApsFrame.Read(octets, out header, out ReadOnlyMemory<byte> payload);
        size = octets.Length - payload.Length;
        return error;
    }

    private static FrameError ReadInterPan(ReadOnlyMemory<byte> octets, out InterPanHeader header, out int size)
    {
        FrameError error = InterPanHeader.Read(octets, out header, out ReadOnlyMemory<byte> payload);
        size = octets.Length - payload.Length;
        return error;
    }

    private static FrameError ReadAuxiliary(ReadOnlyMemory<byte> octets, out AuxiliaryHeader header, out int size)
    {
        WireReader<Untraced> r = new(in octets);
        header = AuxiliaryHeader.Read(ref r);
        size = octets.Length - r.Tail.Length;
        return r.Failed ? FrameError.Truncated : FrameError.None;
    }

    private static FrameError ReadBeacon(ReadOnlyMemory<byte> octets, out (MacBeacon Mac, ZigBeeBeacon ZigBee) beacon, out int size)
    {
        FrameError error = MacFrame.ReadBeacon(octets, out MacBeacon mac, out ReadOnlyMemory<byte> payload);
        ReadOnlyMemory<byte> tail = default;
        ZigBeeBeacon zigBee = default;
        error = error == FrameError.None ? MacFrame.ReadZigBeeBeacon(payload, out zigBee, out tail) : error;
        beacon = (mac, zigBee);
        size = octets.Length - tail.Length;
        return error;
    }
}
