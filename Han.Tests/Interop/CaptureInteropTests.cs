using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using Han.Tests.Codec.Capture;
using Han.Tests.Codec.Security;
using Sep.Codec.Capture;

namespace Han.Tests.Interop;

/// <summary>Wireshark's tools read the captures that we write, and we read those that they write.</summary>
[Trait("Category", "Interop")]
public sealed class CaptureInteropTests
{
    private const ulong Start = 1_767_268_800_123_456_789;
    private const int Frames = 12;

    private static readonly LinkType[] Radio = [LinkType.Ieee802154WithFrameCheck, LinkType.Ieee802154, LinkType.Ieee802154Tap];

    [SkippableFact]
    public void Tshark_reads_the_three_link_types_with_their_times_names_and_reception()
    {
        using CaptureTools tools = new();
        string path = tools.Put("ours.pcapng", Ours());
        string[][] rows = tools.Fields(
            path, [], "frame.interface_id", "frame.interface_name", "frame.time_epoch", "wpan.seq_no", "wpan.src16", "wpan.fcs_ok", "wpan-tap.ch_num",
            "wpan-tap.rss", "wpan-tap.lqi", "data.data", "_ws.malformed", "_ws.expert.message");
        Assert.Equal(Frames, rows.Length);
        for (int i = 0; i < Frames; i++)
        {
            LinkType type = Radio[i % 3];
            bool tap = type == LinkType.Ieee802154Tap;

            // A frame that came without its check sequence counts as sound.
            Assert.Equal(
                [
                    $"{i % 3}", $"radio {i % 3}", $"1767268800.{123_456_789 + i}", $"{i}", "0x0000", "1",
                    tap ? $"{11 + i}" : "", tap ? $"-{40 + i}.5" : "", tap ? $"{200 + i}" : "", Convert.ToHexStringLower(Payload(i)), "", "",
                ],
                rows[i]);
        }
    }

    [SkippableFact]
    public void Tshark_finds_the_frame_that_came_through_damaged()
    {
        using CaptureTools tools = new();
        ArrayBufferWriter<byte> file = new();
        PcapNgWriter writer = new(file);
        writer.AddInterface(LinkType.Ieee802154WithFrameCheck);
        writer.WriteFrame(0, Start, Frame(1));
        writer.WritePacket(0, Start, [.. Frame(2), 0, 0]);
        string[][] rows = tools.Fields(tools.Put("ours.pcapng", file.WrittenSpan), [], "wpan.fcs_ok");
        Assert.Equal(["1", "0"], rows.Select(row => row[0]));
    }

    [SkippableFact]
    public void Capinfos_finds_a_sound_file()
    {
        using CaptureTools tools = new();
        string[] lines = CaptureTools.Run("capinfos", "-M", tools.Put("ours.pcapng", Ours())).Split('\n');
        string Value(string name) => lines.Single(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(':', 2)[1].Trim();
        Assert.Equal(Frames.ToString(CultureInfo.InvariantCulture), Value("Number of packets"));
        Assert.Equal("True", Value("Strict time order"));
        Assert.Equal("2026-01-01 12:00:00.123456789", Value("First packet time"));
        Assert.Equal("interop", Value("Capture application"));
        Assert.Equal("3", Value("Number of interfaces in file"));
    }

    [SkippableTheory]
    [InlineData("pcap", 1_000)]
    [InlineData("nsecpcap", 1)]
    [InlineData("pcapng", 1)]
    public void What_editcap_rewrites_is_read(string format, ulong resolution)
    {
        using CaptureTools tools = new();
        foreach (LinkType type in Radio)
        {
            ArrayBufferWriter<byte> file = new();
            PcapNgWriter writer = new(file);
            writer.AddInterface(type);
            for (int i = 0; i < Frames; i++)
            {
                writer.WriteFrame(0, Start + (ulong)i, Frame(i), Reception(i));
            }

            CaptureTools.Run("editcap", "-F", format, tools.Put("ours.pcapng", file.WrittenSpan), tools.PathOf("theirs"));
            (List<CaptureFeed.Packet> ours, _) = CaptureFeed.ReadAll(file.WrittenSpan.ToArray());
            (List<CaptureFeed.Packet> theirs, CaptureError error) = CaptureFeed.ReadAll(tools.Get("theirs"));
            Assert.Equal(CaptureError.None, error);
            Assert.Equal(Frames, theirs.Count);
            Assert.Equal(ours.Select(packet => packet with { UnixNanoseconds = packet.UnixNanoseconds / resolution * resolution }), theirs);
        }
    }

    [SkippableFact]
    public void What_editcap_cuts_and_comments_and_puts_secrets_into_is_read()
    {
        using CaptureTools tools = new();
        string secrets = tools.Put("secrets", "CLIENT_RANDOM 00 00\n"u8);
        string path = tools.Put("ours.pcapng", Ours());
        CaptureTools.Run("editcap", "-s", "10", "-a", "2:a comment", "--inject-secrets", $"tls,{secrets}", path, tools.PathOf("theirs"));
        (List<CaptureFeed.Packet> ours, _) = CaptureFeed.ReadAll(Ours());
        (List<CaptureFeed.Packet> theirs, CaptureError error) = CaptureFeed.ReadAll(tools.Get("theirs"));
        Assert.Equal(CaptureError.None, error);
        Assert.Equal(ours.Select(packet => packet with { Octets = packet.Octets[..20] }), theirs);
    }

    [SkippableFact]
    public void What_mergecap_and_tshark_write_is_read()
    {
        using CaptureTools tools = new();
        string path = tools.Put("ours.pcapng", Ours());
        CaptureTools.Run("editcap", "-F", "pcapng", "-t", "1", path, tools.PathOf("later.pcapng"));
        CaptureTools.Run("mergecap", "-w", tools.PathOf("merged"), "-I", "none", path, tools.PathOf("later.pcapng"));
        CaptureTools.Run("tshark", "-r", tools.PathOf("merged"), "-w", tools.PathOf("theirs"), "-Y", "wpan.seq_no != 3");
        (List<CaptureFeed.Packet> ours, _) = CaptureFeed.ReadAll(Ours());
        CaptureFeed.Packet[] later =
        [
            .. ours.Select(packet => packet with { InterfaceId = packet.InterfaceId + 3, UnixNanoseconds = packet.UnixNanoseconds + 1_000_000_000 }),
        ];
        (List<CaptureFeed.Packet> theirs, CaptureError error) = CaptureFeed.ReadAll(tools.Get("theirs"));
        Assert.Equal(CaptureError.None, error);
        Assert.Equal([.. ours[..3], .. ours[4..], .. later[..3], .. later[4..]], theirs);
    }

    [SkippableFact]
    public void Tshark_reads_our_ZEP_datagrams()
    {
        using CaptureTools tools = new();
        ArrayBufferWriter<byte> file = new();
        PcapNgWriter writer = new(file);
        writer.AddInterface(LinkType.RawIp);
        byte[] buffer = new byte[ZepDatagram.MaxSize];
        for (int i = 0; i < Frames; i++)
        {
            ZepHeader header = new((byte)(11 + i), (ushort)(0x1200 + i), 1000u + (uint)i, Start + (ulong)i, (byte)(200 + i));
            writer.WritePacket(0, Start, Udp(buffer.AsSpan(0, ZepDatagram.Write(buffer, header, Frame(i)))));
        }

        writer.WritePacket(0, Start, Udp(buffer.AsSpan(0, ZepDatagram.WriteAcknowledgement(buffer, 77))));

        string[][] rows = tools.Fields(
            tools.Put("zep.pcapng", file.WrittenSpan), [], "zep.version", "zep.type", "zep.channel_id", "zep.device_id", "zep.lqi_mode", "zep.lqi",
            "zep.time", "zep.seqno", "wpan.seq_no", "wpan.fcs_ok", "data.data", "_ws.malformed", "_ws.expert.message");
        Assert.Equal(Frames + 1, rows.Length);
        for (int i = 0; i < Frames; i++)
        {
            // In mode 1 the frame ends with its check sequence, and tshark shows no link quality; it cuts the fraction of a second off.
            Assert.Equal(["2", "1", $"{11 + i}", $"{0x1200 + i}"], rows[i][..4]);
            Assert.Equal(["1", ""], rows[i][4..6]);
            Assert.StartsWith("Jan  1, 2026 12:00:00.1234567", rows[i][6], StringComparison.Ordinal);
            Assert.Equal([$"{1000 + i}", $"{i}", "1", Convert.ToHexStringLower(Payload(i)), "", ""], rows[i][7..]);
        }

        Assert.Equal(["2", "2", "", "", "", "", "", "77", "", "", "", "", ""], rows[Frames]);
    }

    /// <summary>Receivers of one maker put signal strength and the outcome of the check where the check sequence was, and say so by the mode.</summary>
    [SkippableFact]
    public void Tshark_takes_the_other_mode_of_ZEP_as_we_do()
    {
        using CaptureTools tools = new();
        byte[] buffer = new byte[ZepDatagram.MaxSize];
        int length = ZepDatagram.Write(buffer, new ZepHeader(15, 1, 1, Start, 200), Frame(1));
        buffer[7] = 0;
        ArrayBufferWriter<byte> file = new();
        PcapNgWriter writer = new(file);
        writer.AddInterface(LinkType.RawIp);
        foreach (byte outcome in (byte[])[0xEB, 0x6B])
        {
            buffer[length - 1] = outcome;
            writer.WritePacket(0, Start, Udp(buffer.AsSpan(0, length)));
            Assert.True(ZepDatagram.TryRead(buffer.AsSpan(0, length), out _, out ZepHeader header, out _, out FrameCheckResult check));
            Assert.Equal((200, outcome == 0xEB), (header.LinkQuality, check == FrameCheckResult.Right));
        }

        string[][] rows = tools.Fields(tools.Put("zep.pcapng", file.WrittenSpan), [], "zep.lqi", "wpan.correlation", "wpan.fcs_ok");
        Assert.Equal(["200", "107", "1"], rows[0]);
        Assert.Equal(["200", "107", "0"], rows[1]);
    }

    private static byte[] Ours()
    {
        ArrayBufferWriter<byte> file = new();
        PcapNgWriter writer = new(file, "interop");
        for (int i = 0; i < Radio.Length; i++)
        {
            writer.AddInterface(Radio[i], $"radio {i}");
        }

        for (int i = 0; i < Frames; i++)
        {
            writer.WriteFrame(i % Radio.Length, Start + (ulong)i, Frame(i), Reception(i));
        }

        return file.WrittenSpan.ToArray();
    }

    private static FrameReception Reception(int i) => new((ushort)(11 + i), -40.5f - i, (byte)(200 + i));

    /// <summary>A MAC data frame whose payload belongs to no protocol above.</summary>
    private static byte[] Frame(int i) => [.. Convert.FromHexString("6188"), (byte)i, .. Convert.FromHexString("AA1A5C3A0000"), .. Payload(i)];

    private static byte[] Payload(int i) => [0xFF, 0xFF, 0xFF, .. Arbitrary.Octets(1 + i, (ulong)i)];

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
