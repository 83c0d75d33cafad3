using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Han.Tests.Codec;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;
using Sep.Codec.Clusters.OtaUpgrade;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Interop;

/// <summary>
/// zigbee-herdsman, which shares no code with us, reads every command of the clusters that it knows and writes it again: the values in order are those
/// that the command was made with, and what it writes is read by us as the same command. Metering stands in for the profile-wide commands.
/// </summary>
[Trait("Category", "Interop")]
public sealed class ZigbeeHerdsmanTests
{
    private const ulong Seeds = 20;

    private static readonly HashSet<ClusterId> _known =
    [
        ClusterId.Basic, ClusterId.Identify, ClusterId.Alarms, ClusterId.Commissioning, ClusterId.OtaUpgrade,
    ];

    private static bool IsProfileWide(CommandDraw draw) => draw.Key.FrameType == FrameType.ProfileWide;

    [SkippableFact]
    public async Task It_reads_what_we_write_and_we_read_what_it_writes()
    {
        bool isPresent = await ForeignClient.IsPresentAsync("node", "--version") && ForeignClient.ZigbeeHerdsmanIsPresent;
        ForeignClient.Require(isPresent, "node with the npm package zigbee-herdsman");
        (CommandDraw Draw, ISepCommand Command, byte[] Frame)[] sent =
        [
            .. from draw in Draws.All.Where(draw => IsProfileWide(draw) || _known.Contains(draw.Key.Cluster))
               from seed in Enumerable.Range(0, (int)Seeds)
               let octets = Draws.Of((ulong)seed)
               let command = draw.Make(octets)
               where !IsRefused(command)
               select (draw, command, draw.Frame(octets, draw.Key.Direction)),
        ];
        string[] answers = await AskAsync(sent.Select(each => (ClusterOf(each.Draw), each.Frame)));

        Assert.Equal(sent.Length, answers.Length);
        foreach (((CommandDraw draw, ISepCommand command, byte[] frame), string line) in sent.Zip(answers))
        {
            using JsonDocument answer = JsonDocument.Parse(line);
            string at = $"{draw.Name} {Convert.ToHexStringLower(frame)}: {line}";
            Assert.False(answer.RootElement.TryGetProperty("error", out _), at);
            byte[] again = Convert.FromHexString(answer.RootElement.GetProperty("again").GetString()!);
            Assert.True(ZclFrame.TryRead(again, out ZclHeader header, out ReadOnlyMemory<byte> payload), at);
            Assert.True(command.Equals(SepCommands.Find(header, ClusterOf(draw))!.Decode(payload, null, out _)), at);
            if (!IsProfileWide(draw))
            {
                AssertAlike([.. Values(command)], [.. answer.RootElement.GetProperty("payload").EnumerateObject()], at);
            }
        }
    }

    /// <summary>
    /// What zigbee-herdsman runs out of octets on: a delay without the minimum block period, which only a later revision has, and an answer to a
    /// discovery without attributes.
    /// </summary>
    private static bool IsRefused(ISepCommand command) => command
        is ImageBlockResponse { Delay: { MinimumBlockPeriod: null } } or DiscoverAttributesResponse { Attributes.Count: 0 };

    private static ClusterId ClusterOf(CommandDraw draw) => IsProfileWide(draw) ? ClusterId.Metering : draw.Key.Cluster;

    private static async Task<string[]> AskAsync(IEnumerable<(ClusterId Cluster, byte[] Frame)> frames)
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "frames.jsonl");
        await File.WriteAllLinesAsync(file, frames.Select(each =>
            $$"""{"cluster": {{(ushort)each.Cluster}}, "frame": "{{Convert.ToHexStringLower(each.Frame)}}"}"""));
        (int exitCode, string output, string error) = await ForeignClient.RunAsync("node", ForeignClient.ZclScript, file);
        Assert.True(exitCode == 0, error);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void AssertAlike(List<object> expected, List<JsonProperty> read, string at)
    {
        Assert.True(expected.Count == read.Count, at);
        foreach ((object value, JsonProperty property) in expected.Zip(read))
        {
            // All ones is "not a value" to it.
            string shown = property.Value.ToString();
            Assert.True(shown == "NaN" ? IsAllOnes(value) : shown == Text(value), $"{property.Name} should be {Text(value)} in {at}");
        }
    }

    /// <summary>The values of a command in wire order: its constructor's, those of a group in its place, and those that are absent left out.</summary>
    private static IEnumerable<object> Values(object command)
    {
        ConstructorInfo? constructor = command.GetType().GetConstructors().SingleOrDefault(constructor => constructor.GetParameters().Length > 0);
        foreach (ParameterInfo parameter in constructor?.GetParameters() ?? [])
        {
            object? value = command.GetType().GetProperty(parameter.Name!)!.GetValue(command);
            IEnumerable<object> values = value switch
            {
                null => [],
                Octets octets => [octets.Length, octets],
                SepTime or Eui64 or Enum or IFormattable => [value],
                _ => Values(value),
            };
            foreach (object each in values)
            {
                yield return each;
            }
        }
    }

    private static bool IsAllOnes(object value) => value switch
    {
        SepTime time => !time.IsValid,
        Enum name => Convert.ToUInt64(name, CultureInfo.InvariantCulture) is byte.MaxValue or ushort.MaxValue,
        _ => value is byte.MaxValue or ushort.MaxValue or uint.MaxValue,
    };

    private static string Text(object value) => value switch
    {
        SepTime time => time.Seconds.ToString(CultureInfo.InvariantCulture),
        Eui64 address => "0x" + address.ToString().ToLowerInvariant(),
        Octets octets => octets.ToString().ToLowerInvariant(),
        Enum name => Convert.ToUInt64(name, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
