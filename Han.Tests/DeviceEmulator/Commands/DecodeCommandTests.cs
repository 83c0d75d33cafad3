using System.Text.Json;
using System.Text.RegularExpressions;
using Han.Tests.Codec;
using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Nwk;
using Han.Tests.Soap;
using Sep.Codec.Aps;
using Sep.Codec.Capture;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Zcl;

namespace Han.Tests.DeviceEmulator.Commands;

/// <summary>The decode command as a user runs it.</summary>
public sealed partial class DecodeCommandTests
{
    private static readonly string[] _keys =
    [
        "--key", Convert.ToHexString(Network.NetworkKey), "--key", Convert.ToHexString(Network.LinkKey), "--key", "ZigBeeAlliance09",
    ];

    [Fact]
    public async Task Every_vector_comes_back_from_a_file_of_lines()
    {
        List<string> lines = [];
        lines.AddRange(Vector.All.Select(v => JsonSerializer.Serialize(new { name = v.Name, layer = "zcl", cluster = v.Cluster, direction = v.Direction, hex = v.Frame })));
        lines.AddRange(FrameVector.All.Select(v => JsonSerializer.Serialize(new { name = v.Name, layer = "mac", hex = v.Frame })));
        (int exitCode, string output, string error) = await EmulatorProcess.RunAsync(string.Join('\n', lines), ["decode", "--jsonl", "-", .. _keys]);

        Assert.Equal((0, ""), (exitCode, error));
        string[] answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines.Count, answers.Length);
        for (int i = 0; i < answers.Length; i++)
        {
            JsonElement asked = JsonDocument.Parse(lines[i]).RootElement;
            JsonElement answer = JsonDocument.Parse(answers[i]).RootElement;
            Assert.Equal(["name", "command", "fields", "reencoded", "error"], answer.EnumerateObject().Select(member => member.Name));
            Assert.Equal(asked.GetProperty("name").GetString(), answer.GetProperty("name").GetString());
            Assert.Equal(JsonValueKind.Null, answer.GetProperty("error").ValueKind);
            Assert.Equal(asked.GetProperty("hex").GetString(), answer.GetProperty("reencoded").GetString());
            Assert.NotEmpty(answer.GetProperty("fields").EnumerateObject());
        }
    }

    [Fact]
    public async Task A_line_that_cannot_be_decoded_says_so_and_the_next_one_is_read()
    {
        const string Good = """{"name":"good","layer":"zcl","cluster":"0x0701","direction":"server-to-client","hex":"09240201"}""";
        string[] bad =
        [
            "nonsense",
            "[]",
            """{"name":"cut","cluster":"0x0701","hex":"092400efcd"}""",
            """{"name":"odd","cluster":"0x0701","hex":"092"}""",
            """{"name":"none","cluster":"0x0701"}""",
            """{"name":"cluster","layer":"zcl","hex":"09240201"}""",
            """{"name":"layer","layer":"phy","hex":"00"}""",
            """{"name":"half","hex":"\ud800"}""",
            """{"name":"\ud800","hex":"00"}""",
            """{"name":"way","cluster":"0x0701","direction":"client-to-server","hex":"09240201"}""",
        ];
        (int exitCode, string output, _) = await EmulatorProcess.RunAsync(string.Join('\n', [.. bad, Good]), "decode", "--jsonl", "-");

        Assert.Equal(0, exitCode);
        JsonElement[] answers = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(bad.Length + 1, answers.Length);
        Assert.All(answers[..^1], answer => Assert.Equal(JsonValueKind.Null, answer.GetProperty("reencoded").ValueKind));
        Assert.Equal("LoadControlEvent: IssuerEventId has 2 of its 4 octets.", answers[2].GetProperty("error").GetString());
        Assert.Equal("hex: the number of hex digits is odd.", answers[3].GetProperty("error").GetString());
        Assert.Equal("CancelAllLoadControlEvents", answers[^1].GetProperty("command").GetString());
        Assert.Equal("09240201", answers[^1].GetProperty("reencoded").GetString());
    }

    [Theory]
    [InlineData("decode 0924zz", "hex: 'z' at position 5 is not a hex digit.")]
    [InlineData("decode 092", "hex: the number of hex digits is odd.")]
    [InlineData("decode 09240201 --layer phy", "--layer: 'phy' is not one of mac, nwk, aps, zcl, zdo.")]
    [InlineData("decode 09240201 --layer zcl", "--cluster: a ZCL frame does not say its cluster; give it, as 0x0701.")]
    [InlineData("decode 09240201 --layer zcl --cluster 0xZ", "--cluster: '0xZ' is not a number of up to 4 hex digits, as 0x0701.")]
    [InlineData("decode 09240201 --layer zcl --cluster 0x0701 --direction up", "--direction: 'up' is neither server-to-client nor client-to-server.")]
    [InlineData("decode 00 --key 1234", "--key: a key is 32 hex digits, or 16 characters of text.")]
    [InlineData("decode", "decode: nothing to decode; give the octets of a frame, --pcap FILE or --jsonl FILE.")]
    [InlineData("decode 00 --layer zdo", "--cluster: a ZDO frame does not say its cluster; give it, as 0x0013.")]
    [InlineData("decode 00 --pcap x", "The octets of a frame and --pcap do not go together: frames come from one place.")]
    [InlineData("decode --jsonl y --pcap x", "--pcap and --jsonl do not go together: frames come from one place.")]
    [InlineData("decode --pcap x --layer mac", "--pcap and --layer do not go together: the packets of a capture are MAC frames.")]
    [InlineData("decode --pcap x --cluster 0x0701", "--pcap and --cluster do not go together: the packets of a capture are MAC frames.")]
    [InlineData("decode --pcap x --direction server-to-client", "--pcap and --direction do not go together: the packets of a capture are MAC frames.")]
    [InlineData("decode --pcap x --fcs", "--pcap and --fcs do not go together: a capture says itself whether its frames end with one.")]
    [InlineData("decode 00 --layer aps --cluster 0x0701", "--layer aps and --cluster do not go together: only ZCL and ZDO frames leave their cluster to be told.")]
    [InlineData("decode 00 --cluster 0x0701", "--layer mac, which is what is taken without --layer, and --cluster do not go together: only ZCL and ZDO frames leave their cluster to be told.")]
    [InlineData("decode 00 --layer nwk --direction server-to-client", "--layer nwk and --direction do not go together: only a ZCL frame says which way it goes.")]
    [InlineData("decode 00 --layer zdo --cluster 0x0013 --direction server-to-client", "--layer zdo and --direction do not go together: only a ZCL frame says which way it goes.")]
    [InlineData("decode --jsonl x --layer mac --cluster 0x0701", "--layer mac and --cluster do not go together: only ZCL and ZDO frames leave their cluster to be told.")]
    [InlineData("decode 00 --layer zcl --cluster 0x0701 --fcs", "--layer zcl and --fcs do not go together: only a MAC frame ends with a frame check sequence.")]
    [InlineData("decode 00 --layer zcl --cluster 0x0701 --key ZigBeeAlliance09", "--layer zcl and --key do not go together: there is nothing encrypted in it.")]
    [InlineData("decode 00 --layer zdo --cluster 0x0013 --show-keys", "--layer zdo and --show-keys do not go together: no ZDO command carries a key.")]
    public async Task What_is_wrong_with_the_words_is_one_line_and_code_2(string words, string expected)
    {
        (int exitCode, string output, string error) = await EmulatorProcess.RunAsync("", words.Split(' '));
        Assert.Equal((2, "", expected + Environment.NewLine), (exitCode, output, error));
    }

    [Fact]
    public async Task A_ZDO_frame_is_decoded_by_its_cluster()
    {
        (int exitCode, string output, string error) = await EmulatorProcess.RunAsync("", "decode", "815c3a02000000006f0d0080", "--layer", "zdo", "--cluster", "0x0013");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("zbee_zdp DeviceAnnounce", output, StringComparison.Ordinal);
        Assert.Contains("reencoded: 815c3a02000000006f0d0080", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_may_be_ZDO_frames_and_MAC_frames_with_a_frame_check_that_must_be_right()
    {
        const string Lines = """
            {"name":1,"layer":"zdo","cluster":"0x8036","hex":"8100"}
            {"name":2,"layer":"zdo","cluster":"0x0036","hex":"81"}
            {"name":3,"layer":"mac","hex":"020009b190"}
            """;
        (int exitCode, string output, _) = await EmulatorProcess.RunAsync(Lines, "decode", "--jsonl", "-", "--fcs");
        Assert.Equal(0, exitCode);
        JsonElement[] answers = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal("MgmtPermitJoiningResponse", answers[0].GetProperty("command").GetString());
        Assert.Equal("8100", answers[0].GetProperty("reencoded").GetString());
        Assert.Equal("MgmtPermitJoiningRequest: PermitDurationSeconds is missing; the frame ends before it.", answers[1].GetProperty("error").GetString());
        Assert.StartsWith("FrameCheck: 0x90B1", answers[2].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_frame_behind_a_tap_header_is_its_frame_check_alone()
    {
        byte[] packet = new byte[TapHeader.MaxSize + MacFrame.FrameCheckLength];
        int start = new TapHeader(FrameCheckType.Crc16, default).Write(packet);
        (packet[start], packet[start + 1]) = (0x34, 0x12);
        string output = await OutputOf(LinkType.Ieee802154Tap, (packet.AsMemory(0, start + 2), start + 2));
        Assert.Contains("FrameCheck: 4660 (0x1234)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packet_that_was_cut_has_no_frame_check_and_says_so()
    {
        byte[] frame = FrameVector.Of("nwk.rejoin-response").Octets;
        string output = await OutputOf(LinkType.Ieee802154WithFrameCheck, (frame.AsMemory(0, frame.Length - 6), frame.Length + 2));
        Assert.Contains($"{frame.Length - 6} octets, 8 more not captured", output, StringComparison.Ordinal);
        Assert.DoesNotContain("FrameCheck:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blocks_of_a_capture_are_put_together_after_the_last_one()
    {
        byte[] zcl = Vector.Of("price.publish-price.se11").Octets;
        ApsHeader whole = ApsHeader.Data(1, (ushort)ClusterId.Price, 0x0109, 1, counter: 7);
        int count = Fragments.Count(zcl.Length, 20);
        (ReadOnlyMemory<byte>, int)[] packets = [.. Enumerable.Range(0, count).Select(i => Block(whole, zcl, i, count))];
        string output = await OutputOf(LinkType.Ieee802154, [.. packets, packets[^1]]);

        string[] shown = output.Split("packet ", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(count + 1, shown.Length);
        Assert.All(shown, text => Assert.Contains("Block: ", text, StringComparison.Ordinal));
        Assert.Contains("which follows", shown[count - 1], StringComparison.Ordinal);
        Assert.Contains("zbee_zcl PublishPrice", shown[count - 1], StringComparison.Ordinal);
        Assert.Contains("came before", shown[count], StringComparison.Ordinal);
        Assert.Single(shown, text => text.Contains("zbee_zcl", StringComparison.Ordinal));

        static (ReadOnlyMemory<byte>, int) Block(ApsHeader whole, byte[] zcl, int index, int count)
        {
            byte[] frame = new byte[MacFrame.MaxSize];
            RadioFrame headers = new(
                Network.Mac(Network.Device, (byte)index), new NwkHeader(NwkFrameType.Data, Network.Device, 0, 30, (byte)index), Fragments.Header(whole, index, count));
            int length = headers.Write(frame, null, null, default, Fragments.Block(zcl, 20, index).Span);
            return (frame.AsMemory(0, length), length);
        }
    }

    [Fact]
    public async Task A_capture_is_decoded_and_the_keys_in_it_are_learnt()
    {
        (ReadOnlyMemory<byte>, int)[] frames = [.. ((string[])["aps.transport-key.nwk.tclk-default", "nwk.rejoin-response"])
            .Select(name => ((ReadOnlyMemory<byte>)FrameVector.Of(name).Octets, FrameVector.Of(name).Octets.Length))];
        string output = await OutputOf(LinkType.Ieee802154, frames, "--json", "--key", "ZigBeeAlliance09");
        JsonElement[] packets = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["TransportKey", "RejoinResponse"], packets.Select(packet => packet.GetProperty("frame").GetProperty("command").GetString()));
    }

    [Fact]
    public async Task The_examples_of_the_page_show_what_they_say()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "docs", "decode.md"));
        MatchCollection examples = Example().Matches(page);
        Assert.NotEmpty(examples);
        foreach (Match example in examples)
        {
            string[] words = example.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            (_, string output, string error) = await EmulatorProcess.RunAsync("", words);
            Assert.Equal(example.Groups[2].Value, (output + error).ReplaceLineEndings("\n"));
        }
    }

    private static Task<string> OutputOf(LinkType linkType, params (ReadOnlyMemory<byte> Octets, int OriginalLength)[] packets) => OutputOf(linkType, packets, []);

    /// <summary>What the command says of a capture of these packets, which must be without an error.</summary>
    private static async Task<string> OutputOf(LinkType linkType, (ReadOnlyMemory<byte> Octets, int OriginalLength)[] packets, params string[] words)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pcap");
        try
        {
            await using (FileStream file = File.Create(path))
            {
                WriteCapture(file, linkType, packets);
            }

            (int exitCode, string output, string error) = await EmulatorProcess.RunAsync("", ["decode", "--pcap", path, .. words]);
            Assert.Equal((0, ""), (exitCode, error));
            return output;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void WriteCapture(Stream file, LinkType linkType, (ReadOnlyMemory<byte> Octets, int OriginalLength)[] packets)
    {
        BinaryWriter writer = new(file);
        writer.Write(0xA1B2C3D4);
        writer.Write((ushort)2);
        writer.Write((ushort)4);
        writer.Write(0L);
        writer.Write(65535);
        writer.Write((int)linkType);
        foreach ((ReadOnlyMemory<byte> octets, int originalLength) in packets)
        {
            writer.Write(0L);
            writer.Write(octets.Length);
            writer.Write(originalLength);
            writer.Write(octets.Span);
        }
    }

    [GeneratedRegex(@"```text\n\$ dotnet run --project DeviceEmulator -- (.*)\n([\s\S]*?)```")]
    private static partial Regex Example();
}
