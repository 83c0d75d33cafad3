using System.Security.Cryptography;
using DeviceEmulator.Air;
using DeviceEmulator.Time;
using Han.Tests.Codec.Capture;
using Han.Tests.Soap;
using Sep.Codec.Capture;
using Sep.Codec.Security;

namespace Han.Tests.Air;

/// <summary>What a capture holds.</summary>
public sealed class AirCaptureTests
{
    [Theory]
    [InlineData(LinkType.Ieee802154Tap)]
    [InlineData(LinkType.Ieee802154WithFrameCheck)]
    public void Every_transmission_is_captured_with_its_time_and_channel_whether_anybody_hears_it(LinkType linkType)
    {
        MemoryStream stream = new();
        using AirCapture capture = new(stream, linkType);
        Run(capture, new Loss(1, 1));
        (List<CaptureFeed.Packet> packets, CaptureError error) = CaptureFeed.ReadAll(stream.ToArray());
        Assert.Equal(CaptureError.None, error);
        Assert.Equal((10, 10L), (packets.Count, capture.Frames));
        for (int i = 0; i < packets.Count; i++)
        {
            Assert.Equal((ulong)(AirRig.Start + (100 * i)) * 1_000_000, packets[i].UnixNanoseconds);
            Assert.True(RadioPacket.TryOpen(
                packets[i].LinkType, Convert.FromHexString(packets[i].Octets), out ReadOnlySpan<byte> frame, out FrameCheckResult check, out FrameReception reception));
            Assert.Equal(FrameCheckResult.Right, check);
            Assert.Equal(AirRig.Frame(i)[..^2], frame.ToArray());
            Assert.Equal(linkType == LinkType.Ieee802154Tap ? (ushort)15 : (ushort)0, reception.Channel);
        }
    }

    [Fact]
    public void A_sniffer_captures_what_is_heard_at_its_place()
    {
        MemoryStream stream = new();
        using AirCapture capture = new(stream);
        Reach reach = new(10);
        AirRig rig = new(reach, new Corruption(1, 1));
        Antenna sender = rig.Put();
        Sniffer sniffer = new(rig.Agenda, capture, 15);
        rig.Air.Attach(sniffer);
        reach.Place(sender, 0, 0).Place(sniffer, 5, 0);
        rig.Air.Transmit(sender, AirRig.Frame(1));
        rig.Run();
        CaptureFeed.Packet packet = Assert.Single(CaptureFeed.ReadAll(stream.ToArray()).Packets);
        Assert.True(RadioPacket.TryOpen(packet.LinkType, Convert.FromHexString(packet.Octets), out _, out FrameCheckResult check, out FrameReception reception));
        Assert.Equal(FrameCheckResult.Wrong, check);
        Assert.Equal(new FrameReception(15, null, 127), reception);
    }

    [Fact]
    public void The_same_seed_has_the_same_hash_which_is_that_of_the_octets()
    {
        MemoryStream stream = new();
        using AirCapture first = new(stream);
        using AirCapture again = new(Stream.Null);
        using AirCapture other = new(Stream.Null);
        Run(first, new Loss(1, 0.5));
        Run(again, new Loss(1, 0.5));
        Run(other, new Loss(2, 0.5));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(stream.ToArray())), first.Hash());
        Assert.Equal(first.Hash(), again.Hash());
        Assert.NotEqual(first.Hash(), other.Hash());
    }

    /// <summary>Read while it is written, as it would be left by a run that is killed at that moment.</summary>
    [Fact]
    public void The_file_is_whole_after_every_frame()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "home.pcapng");
        using AirCapture capture = AirCapture.Create(path);
        for (int i = 0; i < 5; i++)
        {
            capture.OnTransmitted(new MarketTime(AirRig.Start + i), 15, AirRig.Frame(i), comment: "");
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] octets = new byte[file.Length];
            file.ReadExactly(octets);
            (List<CaptureFeed.Packet> packets, CaptureError error) = CaptureFeed.ReadAll(octets);
            Assert.Equal((i + 1, CaptureError.None), (packets.Count, error));
        }
    }

    [Fact]
    public void Only_link_types_with_a_frame_check_sequence_are_taken()
    {
        Assert.Throws<ArgumentException>(() => new AirCapture(Stream.Null, LinkType.Ieee802154));
        Assert.Throws<ArgumentException>(() => new AirCapture(Stream.Null, LinkType.Ethernet));
    }

    [Fact]
    public void Keys_are_a_table_of_Wireshark_that_its_owner_alone_may_read()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "home.pcapng");
        AesKey network = new(Convert.FromHexString("00112233445566778899AABBCCDDEEFF")), link = new(Convert.FromHexString("FFEEDDCCBBAA99887766554433221100"));
        string table = Path.Combine(folder.Path, "home.wireshark", "zigbee_pc_keys");
        for (int i = 0; i < 2; i++)
        {
            using WiresharkKeys keys = WiresharkKeys.CreateBeside(path);
            keys.Add(network, "network");
            keys.Add(link, "a \"link\"\n\\key");
            keys.Add(network, "again");
            using FileStream file = new(table, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(file);
            Assert.Equal(
                "\"00112233445566778899AABBCCDDEEFF\",\"Normal\",\"network\"\n\"FFEEDDCCBBAA99887766554433221100\",\"Normal\",\"a  link   key\"\n",
                reader.ReadToEnd());
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(table));
        }
    }

    /// <summary>Ten frames, each of which is answered where it is heard.</summary>
    private static void Run(AirCapture capture, IPathStage trouble)
    {
        AirRig rig = new(trouble);
        TappedAir air = new(rig.Air, rig.Agenda, capture);
        (Antenna sender, Antenna receiver) = (rig.Put(), rig.Put());
        receiver.Then = _ => air.Transmit(receiver, AirRig.Frame(1000));
        for (int i = 0; i < 10; i++)
        {
            air.Transmit(sender, AirRig.Frame(i));
            rig.Run(100);
        }
    }
}
