using System.Buffers;
using Sep.Codec.Capture;
using Sep.Codec.Security;

namespace Han.Tests.Codec.Capture;

public sealed class PcapNgWriterTests
{
    private static readonly byte[] Frame = Convert.FromHexString("618802AA1A5C3A0000");

    /// <summary>Written out by hand from the format's definition.</summary>
    [Fact]
    public void A_small_capture_octet_by_octet()
    {
        ArrayBufferWriter<byte> file = new();
        PcapNgWriter writer = new(file, "hub");
        Assert.Equal(0, writer.AddInterface(LinkType.Ieee802154WithFrameCheck, "radio"));
        writer.WriteFrame(0, 0x0102030405060708, Convert.FromHexString("0200AA"));
        string expected = string.Concat(
            "0A0D0D0A", "28000000", "4D3C2B1A", "01000000", "FFFFFFFFFFFFFFFF", "04000300", "68756200", "00000000", "28000000",
            "01000000", "2C000000", "C3000000", "00000000", "02000500", "726164696F000000", "09000100", "09000000", "00000000", "2C000000",
            "06000000", "28000000", "00000000", "04030201", "08070605", "05000000", "05000000", "0200AA", Check("0200AA"), "000000", "28000000");
        Assert.Equal(expected, Convert.ToHexString(file.WrittenSpan));
    }

    [Fact]
    public void Nothing_but_what_is_told_is_in_the_headers()
    {
        ArrayBufferWriter<byte> file = new();
        new PcapNgWriter(file).AddInterface(LinkType.Ethernet);
        Assert.Equal(
            "0A0D0D0A20000000" + "4D3C2B1A01000000FFFFFFFFFFFFFFFF" + "00000000" + "20000000"
            + "0100000020000000" + "0100000000000000" + "0900010009000000" + "00000000" + "20000000",
            Convert.ToHexString(file.WrittenSpan));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        LinkType[] types = [LinkType.Ieee802154, LinkType.Ieee802154WithFrameCheck, LinkType.Ieee802154Tap];
        ArrayBufferWriter<byte> file = new();
        PcapNgWriter writer = new(file, "ünïcode");
        Array.ForEach(types, type => writer.AddInterface(type, type.ToString()));
        for (int length = 0; length <= 125; length++)
        {
            writer.WriteFrame(length % 3, ulong.MaxValue - (ulong)length, Arbitrary(length), Reception(length));
        }

        ReadOnlySequence<byte> input = new(file.WrittenMemory);
        CaptureReader reader = new();
        for (int length = 0; length <= 125; length++)
        {
            Assert.Equal(CaptureStatus.Packet, reader.Read(ref input, isLast: true, out CapturedPacket packet));
            Assert.Equal((length % 3, types[length % 3]), (packet.InterfaceId, packet.LinkType));
            Assert.Equal(ulong.MaxValue - (ulong)length, packet.UnixNanoseconds);
            Assert.Equal(packet.OriginalLength, packet.Octets.Length);
            Assert.True(RadioPacket.TryOpen(
                packet.LinkType, packet.ToMemory().Span, out ReadOnlySpan<byte> frame, out FrameCheckResult check, out FrameReception reception));
            Assert.Equal(Arbitrary(length), frame.ToArray());
            Assert.Equal(length % 3 == 0 ? FrameCheckResult.Unknown : FrameCheckResult.Right, check);
            Assert.Equal(length % 3 == 2 ? Reception(length) : default, reception);
        }

        Assert.Equal(CaptureStatus.End, reader.Read(ref input, isLast: true, out _));
    }

    [Fact]
    public void A_damaged_frame_is_told_from_a_sound_one()
    {
        byte[] packet = [.. Frame, .. Convert.FromHexString(Check(Convert.ToHexString(Frame)))];
        for (int bit = 0; bit < packet.Length * 8; bit++)
        {
            packet[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(RadioPacket.TryOpen(LinkType.Ieee802154WithFrameCheck, packet, out _, out FrameCheckResult check, out _));
            Assert.Equal(FrameCheckResult.Wrong, check);
            packet[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.False(RadioPacket.TryOpen(LinkType.Ieee802154WithFrameCheck, packet.AsSpan(0, 1), out _, out _, out _));
        Assert.False(RadioPacket.TryOpen(LinkType.Ethernet, packet, out _, out _, out _));
        Assert.False(RadioPacket.TryOpen(LinkType.Ieee802154Tap, packet, out _, out _, out _));
    }

    [Fact]
    public void A_packet_that_no_reader_would_take_is_our_mistake()
    {
        ArrayBufferWriter<byte> file = new();
        PcapNgWriter writer = new(file);
        writer.AddInterface(LinkType.Ethernet);
        int written = file.WrittenCount;
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.WritePacket(1, 0, Frame));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.WritePacket(-1, 0, Frame));
        Assert.Throws<ArgumentException>(() => writer.WriteFrame(0, 0, Frame));
        Assert.Throws<ArgumentException>(() => writer.WritePacket(0, 0, new byte[CaptureReader.MaxPacketLength + 1]));
        Assert.Throws<ArgumentException>(() => writer.AddInterface(LinkType.Ethernet, new string('x', 65_536)));
        Assert.Throws<ArgumentNullException>(() => new PcapNgWriter(null!));
        Assert.Equal(written, file.WrittenCount);
        writer.WritePacket(0, 0, new byte[CaptureReader.MaxPacketLength]);
        Assert.Equal(written + 32 + CaptureReader.MaxPacketLength, file.WrittenCount);

        for (int id = 1; id < CaptureReader.MaxInterfaces; id++)
        {
            Assert.Equal(id, writer.AddInterface(LinkType.Ethernet));
        }

        Assert.Throws<InvalidOperationException>(() => writer.AddInterface(LinkType.Ethernet));
        Assert.Equal(CaptureError.None, CaptureFeed.ReadAll(file.WrittenSpan.ToArray()).Error);
    }

    [Fact]
    public void Writing_and_reading_a_frame_allocates_nothing()
    {
        ArrayBufferWriter<byte> file = new(1 << 16);
        PcapNgWriter writer = new(file);
        writer.AddInterface(LinkType.Ieee802154Tap);
        CaptureReader reader = new();
        ReadOnlySequence<byte> input = new(file.WrittenMemory);
        writer.WriteFrame(0, 1, Frame, Reception(1));
        int start = file.WrittenCount;
        Assert.Equal(CaptureStatus.NeedsMore, reader.Read(ref input, isLast: false, out _));
        input = new(file.WrittenMemory[^(file.WrittenCount - 64)..]);
        _ = reader.Read(ref input, isLast: false, out _);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            writer.WriteFrame(0, 1, Frame, Reception(1));
        }

        input = new(file.WrittenMemory[start..]);
        int read = 0;
        while (reader.Read(ref input, isLast: true, out CapturedPacket packet) == CaptureStatus.Packet)
        {
            _ = RadioPacket.TryOpen(packet.LinkType, packet.ToMemory().Span, out _, out FrameCheckResult check, out _);
            read += check == FrameCheckResult.Right ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(100, read);
    }

    private static byte[] Arbitrary(int length) => Security.Arbitrary.Octets(length, (ulong)length);

    private static FrameReception Reception(int seed) => new((ushort)(11 + (seed % 16)), -40.5f - seed, (byte)seed);

    private static string Check(string frame)
    {
        ushort check = Crc16.FrameCheck(Convert.FromHexString(frame));
        return Convert.ToHexString([(byte)(check & 0xFF), (byte)(check >> 8)]);
    }
}
