using System.Buffers;
using Sep.Codec.Capture;

namespace Han.Tests.Codec.Capture;

public sealed class CaptureReaderTests
{
    private static readonly byte[] Frame = Convert.FromHexString("618802AA1A5C3A0000");

    [Theory]
    [InlineData(false, 0xA1B2C3D4, 123_456, 123_456_000)]
    [InlineData(true, 0xA1B2C3D4, 123_456, 123_456_000)]
    [InlineData(false, 0xA1B23C4D, 123_456_789, 123_456_789)]
    [InlineData(true, 0xA1B23C4D, 123_456_789, 123_456_789)]
    public void A_pcap_file_of_either_order_and_resolution(bool bigEndian, uint magic, uint fraction, ulong nanoseconds)
    {
        byte[] file = new CaptureBytes(bigEndian).OldHeader(magic, 230)
            .OldRecord(1_700_000_000, fraction, Frame).OldRecord(uint.MaxValue, 0, [], original: 99).ToArray();
        CaptureFeed.Packet[] expected =
        [
            new(0, LinkType.Ieee802154, 1_700_000_000_000_000_000 + nanoseconds, (uint)Frame.Length, Convert.ToHexString(Frame)),
            new(0, LinkType.Ieee802154, 4_294_967_295_000_000_000, 99, ""),
        ];
        IsRead(file, expected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_pcapng_file_of_either_order_with_several_interfaces_and_sections(bool bigEndian)
    {
        byte[] file =
        [
            .. new CaptureBytes(bigEndian).Section().Interface(195)
                .Interface(283, options: o => o.Option(2, "radio"u8.ToArray()).Option(9, 9).Option(0))
                .Block(0x0BAD, body => body.Raw(1, 2, 3))
                .Packet(1, 5, Frame).Packet(0, 7, Frame[..5], original: 20)
                .Block(2, body => body.U16(1).U16(3).U32(1).U32(2).U32(3).U32(4).Raw(9, 8, 7)).ToArray(),
            .. new CaptureBytes(!bigEndian).Section().Interface(230).Packet(0, 1_000_000, Frame).ToArray(),
        ];
        CaptureFeed.Packet[] expected =
        [
            new(1, LinkType.Ieee802154Tap, 5, (uint)Frame.Length, Convert.ToHexString(Frame)),
            new(0, LinkType.Ieee802154WithFrameCheck, 7_000, 20, Convert.ToHexString(Frame.AsSpan(0, 5))),
            new(1, LinkType.Ieee802154Tap, 0x1_0000_0002, 4, "090807"),
            new(0, LinkType.Ieee802154, 1_000_000_000, (uint)Frame.Length, Convert.ToHexString(Frame)),
        ];
        IsRead(file, expected);
    }

    [Fact]
    public void A_simple_packet_has_no_time_and_is_cut_by_its_interface()
    {
        byte[] file = new CaptureBytes(false).Section().Interface(230, snapLength: 6).Block(3, body => body.U32(9).Raw(1, 2, 3, 4, 5, 6))
            .Block(3, body => body.U32(2).Raw(1, 2)).ToArray();
        IsRead(file, new(0, LinkType.Ieee802154, 0, 9, "010203040506"), new(0, LinkType.Ieee802154, 0, 2, "0102"));
    }

    [Theory]
    [InlineData(0, 0, 3, 3_000_000_000)]
    [InlineData(3, 0, 1_700_000_000_123, 1_700_000_000_123_000_000)]
    [InlineData(6, 0, 1_700_000_000_123_456, 1_700_000_000_123_456_000)]
    [InlineData(9, 0, 1_700_000_000_123_456_789, 1_700_000_000_123_456_789)]
    [InlineData(12, 0, 1_234_567_890, 1_234_567)]
    [InlineData(28, 0, ulong.MaxValue, 1)]
    [InlineData(29, 0, ulong.MaxValue, 0)]
    [InlineData(127, 0, ulong.MaxValue, 0)]
    [InlineData(0x80, 0, 3, 3_000_000_000)]
    [InlineData(0x81, 0, 3, 1_500_000_000)]
    [InlineData(0x8A, 0, 1024, 1_000_000_000)]
    [InlineData(0xA0, 0, 0x1_8000_0000, 1_500_000_000)]
    [InlineData(0xFF, 0, ulong.MaxValue, 0)]
    [InlineData(6, 10, 5, 10_000_005_000)]
    [InlineData(6, -10, 11_000_000, 1_000_000_000)]
    [InlineData(6, -10, 5, 0)]
    [InlineData(0, 0, ulong.MaxValue, ulong.MaxValue)]
    [InlineData(0, long.MaxValue, ulong.MaxValue, ulong.MaxValue)]
    [InlineData(0x80, long.MinValue, 5, 0)]
    public void Any_resolution_of_time(byte resolution, long offset, ulong ticks, ulong nanoseconds)
    {
        byte[] seconds = BitConverter.GetBytes(offset);
        byte[] file = new CaptureBytes(false).Section().Interface(230, options: o => o.Option(9, resolution).Option(14, seconds))
            .Packet(0, ticks, Frame).ToArray();
        IsRead(file, new CaptureFeed.Packet(0, LinkType.Ieee802154, nanoseconds, (uint)Frame.Length, Convert.ToHexString(Frame)));
    }

    public static TheoryData<string, CaptureError> Damaged => new()
    {
        { "", CaptureError.Truncated },
        { "0A0D0D", CaptureError.Truncated },
        { "00000000", CaptureError.UnknownFormat },
        { "A1B2CD3400000000", CaptureError.UnknownFormat },
        { Hex(b => b.OldHeader(0xA1B2C3D4, 230, major: 3)), CaptureError.UnknownVersion },
        { Hex(b => b.OldHeader(0xA1B2C3D4, 230).U32(0).U32(0).U32(CaptureReader.MaxPacketLength + 1).U32(0)), CaptureError.TooLong },
        { Hex(b => b.OldHeader(0xA1B2C3D4, 230).OldRecord(0, 0, [1]).U32(0)), CaptureError.Truncated },
        { Hex(b => b.Section(major: 2)), CaptureError.UnknownVersion },
        { Hex(b => b.U32(0x0A0D0D0A).U32(28).U32(0x1A2B3C4E)), CaptureError.Malformed },
        { Hex(b => b.U32(0x0A0D0D0A).U32(12).U32(0x1A2B3C4D)), CaptureError.Malformed },
        { Hex(b => b.Block(0x0A0D0D0A, body => body.U32(0x1A2B3C4D).U32(1))), CaptureError.Malformed },
        { Hex(b => b.Section().U32(6).U32(8).U32(8)), CaptureError.Malformed },
        { Hex(b => b.Section().U32(6).U32(33).U32(33)), CaptureError.Malformed },
        { Hex(b => b.Section().U32(6).U32(0x1000000).U32(0)), CaptureError.TooLong },
        { Hex(b => b.Section().U32(1).U32(20).U32(230).U32(0).U32(24)), CaptureError.Malformed },
        { Hex(b => b.Section().Block(1, body => body.U32(230))), CaptureError.Malformed },
        { Hex(b => b.Section().Interface(230, options: o => o.U16(9).U16(40).U32(0))), CaptureError.Malformed },
        { Hex(b => b.Section().Packet(0, 0, [])), CaptureError.UnknownInterface },
        { Hex(b => b.Section().Block(3, body => body.U32(0))), CaptureError.UnknownInterface },
        { Hex(b => b.Section().Interface(230).Packet(1, 0, [])), CaptureError.UnknownInterface },
        { Hex(b => b.Section().Interface(230).Section().Packet(0, 0, [])), CaptureError.UnknownInterface },
        { Hex(b => b.Section().Interface(230).Block(6, body => body.U32(0).U32(0).U32(0).U32(5).U32(5).U32(0))), CaptureError.Malformed },
        { Hex(b => b.Section().Interface(230).Block(6, body => body.U32(0).U32(0).U32(0).U32(0x40001).U32(5).U32(0))), CaptureError.TooLong },
        { Hex(b => b.Section().Interface(230).Block(6, body => body.U32(0).U32(0).U32(0).U32(0))), CaptureError.Malformed },
        { Hex(b => b.Section().Interface(230).Block(3, body => body.U32(5).U32(0))), CaptureError.Malformed },
        { Hex(b => b.Section().Interface(230).Block(3, _ => { })), CaptureError.Malformed },
        { Hex(b => b.Section().U32(77).U32(400).U32(0)), CaptureError.Truncated },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void A_damaged_capture_is_an_error_that_sticks(string hex, CaptureError expected)
    {
        byte[] file = Convert.FromHexString(hex);
        Assert.Equal(expected, CaptureFeed.ReadAll(file).Error);
        Assert.Equal(expected, CaptureFeed.ReadByOctets(file).Error);

        ReadOnlySequence<byte> input = new(file);
        CaptureReader reader = new();
        while (reader.Read(ref input, isLast: true, out _) == CaptureStatus.Packet)
        {
        }

        ReadOnlySequence<byte> sound = new(new CaptureBytes(false).OldHeader(0xA1B2C3D4, 230).ToArray());
        Assert.Equal(CaptureStatus.Failed, reader.Read(ref sound, isLast: true, out _));
        Assert.Equal(expected, reader.Error);
    }

    [Fact]
    public void Interfaces_without_end_are_refused()
    {
        CaptureBytes file = new CaptureBytes(false).Section();
        for (int i = 0; i <= CaptureReader.MaxInterfaces; i++)
        {
            file.Interface(230);
        }

        Assert.Equal(CaptureError.TooManyInterfaces, CaptureFeed.ReadAll(file.ToArray()).Error);
    }

    [Fact]
    public void A_block_of_gigabytes_that_nobody_asked_for_is_never_held()
    {
        const uint length = 0xFFFFFFFC;
        CaptureReader reader = new();
        ReadOnlySequence<byte> input = new(new CaptureBytes(false).Section().Interface(230).U32(0x0BAD).U32(length).U32(0).ToArray());
        Assert.Equal(CaptureStatus.NeedsMore, reader.Read(ref input, isLast: false, out _));
        Assert.Equal(0, input.Length);
        byte[] megabyte = new byte[1 << 20];
        for (long rest = length - 12L; rest > 0; rest -= megabyte.Length)
        {
            input = new ReadOnlySequence<byte>(megabyte, 0, (int)Math.Min(rest, megabyte.Length));
            Assert.Equal(CaptureStatus.NeedsMore, reader.Read(ref input, isLast: false, out _));
            Assert.Equal(0, input.Length);
        }

        input = new ReadOnlySequence<byte>(new CaptureBytes(false).Packet(0, 1, Frame).ToArray());
        Assert.Equal(CaptureStatus.Packet, reader.Read(ref input, isLast: false, out CapturedPacket packet));
        Assert.Equal(Frame, packet.ToMemory().ToArray());
        Assert.Equal(CaptureStatus.End, reader.Read(ref input, isLast: true, out _));
    }

    [Fact]
    public void A_longest_packet_is_read()
    {
        byte[] octets = Security.Arbitrary.Octets(CaptureReader.MaxPacketLength, 1);
        byte[] file = new CaptureBytes(true).Section().Interface(1).Packet(0, 1, octets).ToArray();
        byte[] old = new CaptureBytes(true).OldHeader(0xA1B2C3D4, 1).OldRecord(0, 0, octets).ToArray();
        Assert.Equal(Convert.ToHexString(octets), CaptureFeed.ReadAll(file).Packets.Single().Octets);
        Assert.Equal(Convert.ToHexString(octets), CaptureFeed.ReadAll(old).Packets.Single().Octets);
    }

    [Fact]
    public void Every_prefix_gives_the_packets_that_it_holds_and_then_says_that_it_is_cut()
    {
        byte[] file = new CaptureBytes(false).Section().Interface(195).Interface(230).Packet(1, 5, Frame).Packet(0, 6, Frame).ToArray();
        byte[] old = new CaptureBytes(true).OldHeader(0xA1B2C3D4, 195).OldRecord(1, 2, Frame).OldRecord(3, 4, Frame).ToArray();
        foreach (byte[] whole in (byte[][])[file, old])
        {
            List<CaptureFeed.Packet> all = CaptureFeed.ReadAll(whole).Packets;
            Assert.Equal(2, all.Count);
            int ends = 0;
            for (int length = 0; length <= whole.Length; length++)
            {
                (List<CaptureFeed.Packet> packets, CaptureError error) = CaptureFeed.ReadAll(whole[..length]);
                Assert.Equal(all.Take(packets.Count), packets);
                Assert.True(error is CaptureError.None or CaptureError.Truncated);
                ends += error == CaptureError.None ? 1 : 0;
            }

            Assert.Equal(ReferenceEquals(whole, file) ? 5 : 3, ends);
        }
    }

    [Fact]
    public void Random_damage_never_throws_and_octets_one_by_one_read_the_same()
    {
        byte[] file = new CaptureBytes(false).Section().Interface(195, options: o => o.Option(9, 9).Option(0)).Packet(0, 5, Frame)
            .Block(3, body => body.U32(3).Raw(1, 2, 3)).Block(5, body => body.U32(3)).Packet(0, 6, Frame).ToArray();
        byte[] old = new CaptureBytes(true).OldHeader(0xA1B2C3D4, 195).OldRecord(1, 2, Frame).OldRecord(3, 4, Frame).ToArray();
        for (ulong seed = 0; seed < 2_000; seed++)
        {
            byte[] draw = Security.Arbitrary.Octets(4, seed);
            byte[] damaged = [.. seed % 2 == 0 ? file : old];
            damaged[((draw[0] * 256) + draw[1]) % damaged.Length] = draw[2] > 200 ? (byte)0xFF : draw[3];
            (List<CaptureFeed.Packet> packets, CaptureError error) = CaptureFeed.ReadAll(damaged);
            (List<CaptureFeed.Packet> again, CaptureError sameError) = CaptureFeed.ReadByOctets(damaged);
            Assert.Equal(packets, again);
            Assert.Equal(error, sameError);
        }
    }

    private static string Hex(Func<CaptureBytes, CaptureBytes> make) => Convert.ToHexString(make(new CaptureBytes(false)).ToArray());

    private static void IsRead(byte[] file, params CaptureFeed.Packet[] expected)
    {
        (List<CaptureFeed.Packet> packets, CaptureError error) = CaptureFeed.ReadAll(file);
        Assert.Equal(CaptureError.None, error);
        Assert.Equal(expected, packets);
        (packets, error) = CaptureFeed.ReadByOctets(file);
        Assert.Equal(CaptureError.None, error);
        Assert.Equal(expected, packets);
    }
}
