using Han.Tests.Codec.Security;
using Sep.Codec.Coordinator.Spinel;
using Sep.Codec.Types;

namespace Han.Tests.Codec.Spinel;

public sealed class SpinelFrameTests
{
    /// <summary>The examples of the draft for packed integers, and the ends of each length.</summary>
    [Theory]
    [InlineData(0, "00")]
    [InlineData(0x7F, "7F")]
    [InlineData(0x80, "8001")]
    [InlineData(1337, "B90A")]
    [InlineData(0x3FFF, "FF7F")]
    [InlineData(0x4000, "808001")]
    [InlineData(uint.MaxValue, "FFFFFFFF0F")]
    public void A_packed_integer_octet_by_octet(uint value, string octets)
    {
        SpinelWriter w = new(new byte[5]);
        w.Packed(value);
        Assert.Equal(octets, Convert.ToHexString(w.Written));
        SpinelReader r = new(w.Written);
        Assert.Equal(value, r.Packed());
        Assert.False(r.Failed || r.More);
    }

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("FFFFFFFF1F")]
    [InlineData("808080808001")]
    public void A_packed_integer_that_is_cut_off_or_too_large_fails(string octets)
    {
        SpinelReader r = new(Convert.FromHexString(octets));
        Assert.Equal(0u, r.Packed());
        Assert.True(r.Failed);
    }

    /// <summary>Get of the protocol version as transaction 1: header, command, property.</summary>
    [Fact]
    public void A_frame_octet_by_octet()
    {
        Assert.True(SpinelFrame.TryRead(Convert.FromHexString("810201"), out SpinelFrame frame));
        Assert.Equal((new SpinelHeader(0, 1), SpinelCommand.PropertyGet), (frame.Header, frame.Command));
        Assert.Equal([(byte)SpinelProperty.ProtocolVersion], frame.Payload.ToArray());
        SpinelWriter w = new(new byte[8]);
        frame.Write(ref w);
        Assert.Equal("810201", Convert.ToHexString(w.Written));
    }

    [Theory]
    [InlineData("")]
    [InlineData("81")]
    [InlineData("8180")]
    [InlineData("0102")]
    [InlineData("C102")]
    public void What_is_no_frame_is_refused(string octets) => Assert.False(SpinelFrame.TryRead(Convert.FromHexString(octets), out _));

    [Fact]
    public void Every_header_comes_back_and_none_beside_them_is_written()
    {
        for (byte iface = 0; iface < 4; iface++)
        {
            for (byte transaction = 0; transaction < 16; transaction++)
            {
                Assert.True(SpinelHeader.TryRead(new SpinelHeader(iface, transaction).Value, out SpinelHeader header));
                Assert.Equal(new SpinelHeader(iface, transaction), header);
            }
        }

        Assert.Throws<InvalidOperationException>(() => new SpinelHeader(4, 0).Value);
        Assert.Throws<InvalidOperationException>(() => new SpinelHeader(0, 16).Value);
    }

    [Fact]
    public void An_address_goes_most_significant_octet_first()
    {
        SpinelWriter w = new(new byte[8]);
        w.Eui64(new Eui64(0x0102030405060708));
        Assert.Equal("0102030405060708", Convert.ToHexString(w.Written));
        SpinelReader r = new(w.Written);
        Assert.Equal(new Eui64(0x0102030405060708), r.Eui64());
    }

    [Fact]
    public void A_transmission_octet_by_octet_and_every_prefix()
    {
        byte[] octets = Convert.FromHexString("0500" + "02000F1234" + "0F" + "01" + "04" + "01" + "01" + "00" + "01" + "01020000" + "03040000" + "10");
        SpinelReader r = new(octets);
        Assert.True(StreamRawTransmission.TryRead(ref r, out StreamRawTransmission read));
        Assert.Equal("02000F1234", Convert.ToHexString(read.Psdu));
        Assert.Equal(
            (15, 1, 4, true, true, false, true, 0x0201u, 0x0403u, 16),
            (read.Channel, read.MaxCsmaBackoffs, read.MaxFrameRetries, read.CsmaEnabled, read.IsHeaderUpdated, read.IsRetransmission, read.IsSecurityProcessed,
                read.TransmitDelay, read.TransmitDelayBase, read.ReceiveChannelAfterwards));
        SpinelWriter w = new(new byte[octets.Length]);
        read.Write(ref w);
        Assert.Equal(octets, w.Written.ToArray());

        // Whole groups may be left out from the right: frame, channel, tries, flags, delay.
        int[] whole = [7, 8, 11, 14, 22, 23];
        for (int length = 0; length <= octets.Length; length++)
        {
            SpinelReader cut = new(octets.AsSpan(0, length));
            Assert.Equal(whole.Contains(length), StreamRawTransmission.TryRead(ref cut, out StreamRawTransmission shorter));
            if (length == 7)
            {
                Assert.Equal((0, 4, 3, true), (shorter.Channel, shorter.MaxCsmaBackoffs, shorter.MaxFrameRetries, shorter.CsmaEnabled));
            }
        }
    }

    [Fact]
    public void A_reception_octet_by_octet()
    {
        byte[] psdu = Arbitrary.Octets(40, 1);
        SpinelWriter w = new(new byte[100]);
        new StreamRawReception { Psdu = psdu, Rssi = -40, IsAcknowledgedAsPending = true, Channel = 15, LinkQuality = 200, Timestamp = 0x0102030405060708 }
            .Write(ref w);
        Assert.Equal(
            "2800" + Convert.ToHexString(psdu) + "D8" + "80" + "1000" + "0A00" + "0F" + "C8" + "0807060504030201" + "0100" + "00" + "0500" + "0000000000",
            Convert.ToHexString(w.Written));
        SpinelReader r = new(w.Written);
        Assert.True(StreamRawReception.TryRead(ref r, out StreamRawReception read));
        Assert.Equal(psdu, read.Psdu.ToArray());
        Assert.Equal(
            (-40, true, 15, 200, 0x0102030405060708ul),
            (read.Rssi, read.IsAcknowledgedAsPending, read.Channel, read.LinkQuality, read.Timestamp));
        for (int length = 0; length < 2 + psdu.Length + 16; length++)
        {
            SpinelReader cut = new(w.Written[..length]);
            Assert.False(StreamRawReception.TryRead(ref cut, out _));
        }
    }

    [Fact]
    public void Arbitrary_octets_do_not_throw()
    {
        for (ulong seed = 0; seed < 500; seed++)
        {
            byte[] octets = Arbitrary.Octets((int)(seed % 60), seed);
            SpinelFrame.TryRead(octets, out _);
            SpinelReader transmission = new(octets), reception = new(octets);
            StreamRawTransmission.TryRead(ref transmission, out _);
            StreamRawReception.TryRead(ref reception, out _);
        }
    }
}
