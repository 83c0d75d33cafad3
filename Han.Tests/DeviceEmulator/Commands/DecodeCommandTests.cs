using System.Text.Json;
using System.Text.RegularExpressions;
using Han.Tests.Codec;
using Han.Tests.Codec.Mac;
using Han.Tests.Codec.Nwk;
using Han.Tests.Soap;
using Sep.Codec.Capture;

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
    [InlineData("decode 09240201 --layer phy", "--layer: 'phy' is not one of mac, nwk, aps, zcl.")]
    [InlineData("decode 09240201 --layer zcl", "--cluster: a ZCL frame does not say its cluster; give it, as 0x0701.")]
    [InlineData("decode 09240201 --layer zcl --cluster 0xZ", "--cluster: '0xZ' is not a number of up to 4 hex digits, as 0x0701.")]
    [InlineData("decode 09240201 --layer zcl --cluster 0x0701 --direction up", "--direction: 'up' is neither server-to-client nor client-to-server.")]
    [InlineData("decode 00 --key 1234", "--key: a key is 32 hex digits, or 16 characters of text.")]
    [InlineData("decode", "decode: nothing to decode; give the octets of a frame, --pcap FILE or --jsonl FILE.")]
    [InlineData("decode 00 --pcap x", "decode: give one of: the octets of a frame, --pcap FILE, --jsonl FILE.")]
    public async Task What_is_wrong_with_the_words_is_one_line_and_code_2(string words, string expected)
    {
        (int exitCode, string output, string error) = await EmulatorProcess.RunAsync("", words.Split(' '));
        Assert.Equal((2, "", expected + Environment.NewLine), (exitCode, output, error));
    }

    [Fact]
    public async Task A_capture_is_decoded_and_the_keys_in_it_are_learnt()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pcapng");
        try
        {
            await using (FileStream file = File.Create(path))
            {
                CaptureOf(file, "aps.transport-key.nwk.tclk-default", "nwk.rejoin-response");
            }

            (int exitCode, string output, string error) = await EmulatorProcess.RunAsync("", "decode", "--pcap", path, "--json", "--key", "ZigBeeAlliance09");
            Assert.Equal((0, ""), (exitCode, error));
            JsonElement[] packets = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
            Assert.Equal(["TransportKey", "RejoinResponse"], packets.Select(packet => packet.GetProperty("frame").GetProperty("command").GetString()));
        }
        finally
        {
            File.Delete(path);
        }
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

    private static void CaptureOf(Stream file, params string[] names)
    {
        BinaryWriter writer = new(file);
        writer.Write(0xA1B2C3D4);
        writer.Write((ushort)2);
        writer.Write((ushort)4);
        writer.Write(0L);
        writer.Write(65535);
        writer.Write((int)LinkType.Ieee802154);
        foreach (string name in names)
        {
            byte[] frame = FrameVector.Of(name).Octets;
            writer.Write(0L);
            writer.Write(frame.Length);
            writer.Write(frame.Length);
            writer.Write(frame);
        }
    }

    [GeneratedRegex(@"```text\n\$ dotnet run --project DeviceEmulator -- (.*)\n([\s\S]*?)```")]
    private static partial Regex Example();
}
