using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using DeviceEmulator.Air;
using Han.Tests.Air;
using Sep.Codec.Capture;
using Sep.Codec.Mac;

namespace Han.Tests.Interop;

/// <summary>Wireshark opens what an air is captured to, and what it sends as ZEP.</summary>
[Trait("Category", "Interop")]
public sealed class AirInteropTests
{
    private const int Frames = 20;

    [SkippableTheory]
    [InlineData(LinkType.Ieee802154Tap)]
    [InlineData(LinkType.Ieee802154WithFrameCheck)]
    public void Tshark_reads_every_frame_and_the_comment_of_a_deliberately_bad_one(LinkType linkType)
    {
        using CaptureTools tools = new();
        string path = tools.PathOf("home.pcapng");
        using (AirCapture capture = AirCapture.Create(path, linkType))
        {
            AirRig rig = new(new Loss(1, 0.5));
            TappedAir air = new(rig.Air, rig.Agenda, capture);
            Antenna sender = rig.Put();
            for (int i = 0; i < Frames; i++)
            {
                sender.Channel = (byte)(11 + (i % 16));
                air.Transmit(sender, AirRig.Frame(i));
                rig.Run(25);
            }

            byte[] bad = AirRig.Frame(Frames);
            bad[^2] ^= 0x55;
            air.Transmit(sender, bad);
            air.Transmit(sender, Cut(), "The network header is cut off.");
        }

        string[][] rows = AirOracle.Fields(path, "frame.time_epoch", "wpan.seq_no", "wpan.fcs_ok", "wpan-tap.ch_num", "frame.comment", "_ws.malformed");
        Assert.Equal(Frames + 2, rows.Length);
        bool tap = linkType == LinkType.Ieee802154Tap;
        for (int i = 0; i < Frames; i++)
        {
            long milliseconds = AirRig.Start + (25 * i);
            Assert.Equal(
                [$"{milliseconds / 1000}.{milliseconds % 1000:D3}000000", $"{i}", "1", tap ? $"{11 + (i % 16)}" : "", "", ""], rows[i]);
        }

        Assert.Equal(("0", "The frame check sequence is wrong."), (rows[Frames][2], rows[Frames][4]));
        Assert.Equal(("1", "The network header is cut off."), (rows[Frames + 1][2], rows[Frames + 1][4]));
        Assert.NotEqual("", rows[Frames + 1][5]);
    }

    [SkippableFact]
    public void Capinfos_finds_a_sound_file_in_time_order()
    {
        using CaptureTools tools = new();
        string path = tools.PathOf("home.pcapng");
        using (AirCapture capture = AirCapture.Create(path))
        {
            AirRig rig = new();
            TappedAir air = new(rig.Air, rig.Agenda, capture);
            Antenna sender = rig.Put(), answering = rig.Put();
            answering.Then = _ => air.Transmit(answering, AirRig.Frame(99));
            for (int i = 0; i < Frames; i++)
            {
                air.Transmit(sender, AirRig.Frame(i));
                rig.Run(i);
            }
        }

        string[] lines = CaptureTools.Run("capinfos", "-M", path).Split('\n');
        string Value(string name) => lines.Single(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(':', 2)[1].Trim();
        Assert.Equal("True", Value("Strict time order"));
        Assert.Equal("DeviceEmulator", Value("Capture application"));
    }

    [SkippableFact]
    public async Task Tshark_decodes_the_datagrams_that_leave_the_air()
    {
        using CaptureTools tools = new();
        using UdpClient wireshark = new(new IPEndPoint(IPAddress.Loopback, 0));
        await using ZepMonitor monitor = new(new ZepOptions((IPEndPoint)wireshark.Client.LocalEndPoint!, DeviceId: 7));
        await using LiveAir live = new(monitor);
        Antenna sender = await live.On(live.Put);
        ArrayBufferWriter<byte> file = new();
        PcapNgWriter writer = new(file);
        writer.AddInterface(LinkType.RawIp);
        for (int i = 0; i < Frames; i++)
        {
            await live.On(() => live.Air.Transmit(sender, AirRig.Frame(i)));
            UdpReceiveResult datagram = await wireshark.ReceiveAsync(live.Limit);
            writer.WritePacket(0, 0, Udp(datagram.Buffer));
        }

        string[][] rows = AirOracle.Fields(
            tools.Put("zep.pcapng", file.WrittenSpan), "zep.channel_id", "zep.device_id", "zep.seqno", "wpan.seq_no", "wpan.fcs_ok", "_ws.malformed");
        Assert.Equal(Frames, rows.Length);
        for (int i = 0; i < Frames; i++)
        {
            Assert.Equal(["15", "7", $"{i}", $"{i}", "1", ""], rows[i]);
        }
    }

    /// <summary>A data frame whose network header ends within its addresses.</summary>
    private static byte[] Cut()
    {
        byte[] psdu = new byte[MacFrame.MaxSize];
        int length = MacFrame.Write(psdu, MacHeader.Data(0x1AAA, 0x3A5C, 0, 1, acknowledgementRequest: false), [0x48, 0x02, 0x5C]);
        return psdu[..MacFrame.AppendFrameCheck(psdu, length)];
    }

    private static byte[] Udp(ReadOnlySpan<byte> payload)
    {
        byte[] packet = new byte[28 + payload.Length];
        Convert.FromHexString("4500000000000000401100007F0000017F000001").CopyTo(packet, 0);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(20), ZepDatagram.Port);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(22), ZepDatagram.Port);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(24), (ushort)(8 + payload.Length));
        payload.CopyTo(packet.AsSpan(28));
        return packet;
    }
}
