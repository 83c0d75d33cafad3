using Sep.Codec.Capture;

namespace Han.Tests.Codec.Capture;

public sealed class TapHeaderTests
{
    /// <summary>Frame check of 16 bits, -50.5 dBm, channel 15 of page 0, quality 200.</summary>
    private const string Full = "00002400" + "0000010001000000" + "0100040000004AC2" + "030003000F000000" + "0A000100C8000000";

    private static readonly TapHeader FullHeader = new(FrameCheckType.Crc16, new FrameReception(15, -50.5f, 200));

    [Fact]
    public void A_header_octet_by_octet_and_back()
    {
        byte[] buffer = new byte[TapHeader.MaxSize];
        Assert.Equal(buffer.Length, FullHeader.Write(buffer));
        Assert.Equal(Full, Convert.ToHexString(buffer));
        Assert.True(TapHeader.TryRead([.. buffer, 1, 2, 3], out TapHeader header, out ReadOnlySpan<byte> frame));
        Assert.Equal(FullHeader, header);
        Assert.Equal("010203", Convert.ToHexString(frame));
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        byte[] buffer = new byte[TapHeader.MaxSize];
        int length = new TapHeader(FrameCheckType.None, default).Write(buffer);
        Assert.Equal("00000C00" + "0000010000000000", Convert.ToHexString(buffer.AsSpan(0, length)));
        Assert.True(TapHeader.TryRead(buffer.AsSpan(0, length), out TapHeader header, out ReadOnlySpan<byte> frame));
        Assert.Equal(default, header);
        Assert.True(frame.IsEmpty);
    }

    [Fact]
    public void Unknown_and_short_fields_are_skipped()
    {
        const string fields = "05000800" + "0102030405060708" + "FFFF0300" + "01020300" + "01000200" + "00000000" + "0A000100C8000000";
        byte[] packet = Convert.FromHexString("00003000" + fields + "0000010002000000");
        Assert.True(TapHeader.TryRead(packet, out TapHeader header, out _));
        Assert.Equal(new TapHeader(FrameCheckType.Crc32, new FrameReception(0, LinkQuality: 200)), header);
    }

    [Theory]
    [InlineData("")]
    [InlineData("000004")]
    [InlineData("01000400")]
    [InlineData("00000300")]
    [InlineData("00000800000000")]
    [InlineData("0000060000000000")]
    [InlineData("0000080000000100")]
    [InlineData("00000C000000050000000000")]
    [InlineData("00000C000000FFFF00000000")]
    public void A_malformed_header_is_refused(string hex)
    {
        Assert.False(TapHeader.TryRead(Convert.FromHexString(hex), out TapHeader header, out ReadOnlySpan<byte> frame));
        Assert.Equal(default, header);
        Assert.True(frame.IsEmpty);
    }

    [Fact]
    public void No_prefix_and_no_damage_throws()
    {
        byte[] whole = Convert.FromHexString(Full);
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.False(TapHeader.TryRead(whole.AsSpan(0, length), out _, out _));
        }

        for (int place = 0; place < whole.Length; place++)
        {
            for (int value = 0; value <= byte.MaxValue; value++)
            {
                byte[] damaged = [.. whole];
                damaged[place] = (byte)value;
                if (!TapHeader.TryRead(damaged, out TapHeader header, out _))
                {
                    Assert.Equal(default, header);
                }
            }
        }
    }

    [Fact]
    public void A_buffer_that_is_too_small_throws() =>
        Assert.Throws<ArgumentException>(() => FullHeader.Write(new byte[TapHeader.MaxSize - 1]));

    [Fact]
    public void The_frame_check_of_the_header_is_the_one_taken_off()
    {
        byte[] crc32 = Convert.FromHexString("00000C00" + "0000010002000000" + "AABB" + "01020304");
        Assert.True(RadioPacket.TryOpen(LinkType.Ieee802154Tap, crc32, out ReadOnlySpan<byte> frame, out FrameCheckResult check, out _));
        Assert.Equal("AABB", Convert.ToHexString(frame));
        Assert.Equal(FrameCheckResult.Unknown, check);
        crc32[8] = 3;
        Assert.False(RadioPacket.TryOpen(LinkType.Ieee802154Tap, crc32, out _, out _, out _));
        crc32[8] = 0;
        Assert.True(RadioPacket.TryOpen(LinkType.Ieee802154Tap, crc32, out frame, out _, out _));
        Assert.Equal(6, frame.Length);
        crc32[8] = 2;
        Assert.False(RadioPacket.TryOpen(LinkType.Ieee802154Tap, crc32.AsSpan(0, 15), out _, out _, out _));
    }
}
