using Sep.Codec.Capture;

namespace Han.Tests.Codec.Capture;

public sealed class ZepDatagramTests
{
    /// <summary>Noon of 2026-01-01 and a half second: NTP 0xED00E040.80000000.</summary>
    private const ulong Noon = 1_767_268_800_500_000_000;

    private static readonly ZepHeader Header = new(Channel: 15, DeviceId: 0x1234, Sequence: 0x01020304, UnixNanoseconds: Noon, LinkQuality: 200);

    [Fact]
    public void A_datagram_octet_by_octet_and_back()
    {
        byte[] buffer = new byte[ZepDatagram.MaxSize];
        int length = ZepDatagram.Write(buffer, Header, "123456789"u8);
        Assert.Equal(
            "4558" + "02" + "01" + "0F" + "1234" + "01" + "C8" + "ED00E04080000000" + "01020304" + "00000000000000000000" + "0B"
            + "313233343536373839" + "8921",
            Convert.ToHexString(buffer.AsSpan(0, length)));
        Assert.True(ZepDatagram.TryRead(
            buffer.AsSpan(0, length), out ZepKind kind, out ZepHeader header, out ReadOnlySpan<byte> frame, out FrameCheckResult check));
        Assert.Equal((ZepKind.Data, Header, FrameCheckResult.Right), (kind, header, check));
        Assert.True("123456789"u8.SequenceEqual(frame));
    }

    [Fact]
    public void A_receipt_octet_by_octet_and_back()
    {
        byte[] buffer = new byte[ZepDatagram.AcknowledgementSize];
        Assert.Equal(8, ZepDatagram.WriteAcknowledgement(buffer, 0x01020304));
        Assert.Equal("4558" + "02" + "02" + "01020304", Convert.ToHexString(buffer));
        Assert.True(ZepDatagram.TryRead(buffer, out ZepKind kind, out ZepHeader header, out ReadOnlySpan<byte> frame, out _));
        Assert.Equal(ZepKind.Acknowledgement, kind);
        Assert.Equal(0x01020304u, header.Sequence);
        Assert.True(frame.IsEmpty);
    }

    [Fact]
    public void Frames_of_every_length_come_back_and_no_prefix_does()
    {
        byte[] buffer = new byte[ZepDatagram.MaxSize];
        for (int length = 0; length <= 125; length++)
        {
            byte[] sent = Security.Arbitrary.Octets(length, (ulong)length);
            int total = ZepDatagram.Write(buffer, Header, sent);
            Assert.True(ZepDatagram.TryRead(buffer.AsSpan(0, total), out _, out _, out ReadOnlySpan<byte> frame, out _));
            Assert.Equal(sent, frame.ToArray());
            for (int prefix = 0; prefix < total; prefix++)
            {
                Assert.False(ZepDatagram.TryRead(buffer.AsSpan(0, prefix), out _, out _, out _, out _));
            }
        }
    }

    [Fact]
    public void A_receivers_own_word_on_the_check_is_taken()
    {
        byte[] buffer = new byte[ZepDatagram.MaxSize];
        int length = ZepDatagram.Write(buffer, Header, [1, 2, 3]);
        buffer[7] = 0;
        (buffer[length - 2], buffer[length - 1]) = (0xC4, 0xEB);
        Assert.True(ZepDatagram.TryRead(buffer.AsSpan(0, length), out _, out _, out ReadOnlySpan<byte> frame, out FrameCheckResult check));
        Assert.Equal("010203", Convert.ToHexString(frame));
        Assert.Equal(FrameCheckResult.Right, check);
        buffer[length - 1] = 0x6B;
        Assert.True(ZepDatagram.TryRead(buffer.AsSpan(0, length), out _, out _, out _, out check));
        Assert.Equal(FrameCheckResult.Wrong, check);
    }

    [Fact]
    public void A_damaged_frame_is_told()
    {
        byte[] buffer = new byte[ZepDatagram.MaxSize];
        int length = ZepDatagram.Write(buffer, Header, [1, 2, 3]);
        buffer[33] ^= 1;
        Assert.True(ZepDatagram.TryRead(buffer.AsSpan(0, length), out _, out _, out _, out FrameCheckResult check));
        Assert.Equal(FrameCheckResult.Wrong, check);
    }

    [Theory]
    [InlineData(0, 0x46)]
    [InlineData(1, 0x59)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(3, 3)]
    [InlineData(31, 1)]
    [InlineData(31, 6)]
    public void Another_protocol_version_or_length_is_refused(int place, byte value)
    {
        byte[] buffer = new byte[ZepDatagram.MaxSize];
        int length = ZepDatagram.Write(buffer, Header, [1, 2, 3]);
        buffer[place] = value;
        Assert.False(ZepDatagram.TryRead(buffer.AsSpan(0, length), out _, out _, out _, out _));
    }

    [Fact]
    public void What_no_radio_sends_is_our_mistake()
    {
        byte[] buffer = new byte[ZepDatagram.MaxSize];
        Assert.Throws<ArgumentException>(() => ZepDatagram.Write(buffer, Header, new byte[126]));
        Assert.Throws<ArgumentException>(() => ZepDatagram.Write(buffer.AsSpan(0, 36), Header, [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => ZepDatagram.WriteAcknowledgement(buffer.AsSpan(0, 7), 1));
        Assert.Equal(159, ZepDatagram.Write(buffer, Header, new byte[125]));
    }

    [Theory]
    [InlineData(0, 0x83AA7E8000000000)]
    [InlineData(Noon, 0xED00E04080000000)]
    [InlineData(2_085_978_495_000_000_000, 0xFFFFFFFF00000000)]
    [InlineData(2_085_978_496_000_000_000, 0)]
    public void Times_across_the_overflow_of_2036(ulong unix, ulong ntp)
    {
        Assert.Equal(ntp, NtpTime.FromUnix(unix));
        Assert.Equal(unix, NtpTime.ToUnix(ntp));
    }

    [Fact]
    public void A_time_comes_back_to_the_nanosecond()
    {
        for (ulong seed = 0; seed < 5_000; seed++)
        {
            ulong unix = BitConverter.ToUInt64(Security.Arbitrary.Octets(8, seed)) % 4_200_000_000_000_000_000;
            Assert.Equal(unix, NtpTime.ToUnix(NtpTime.FromUnix(unix)));
        }
    }
}
