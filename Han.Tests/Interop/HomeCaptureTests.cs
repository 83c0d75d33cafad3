using System.Buffers;
using System.Text.RegularExpressions;
using DeviceEmulator.Air;
using DeviceEmulator.Home;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Scenarios;
using Han.Tests.Home;
using Sep.Codec.Capture;
using Sep.Codec.Inspect;
using Sep.Codec.Security;

namespace Han.Tests.Interop;

/// <summary>
/// Every ready scenario on real frames, seen by tshark with the keys beside the capture: nothing malformed, nothing left encrypted, and of each Smart Energy
/// command as many as the project's own inspector finds.
/// </summary>
[Trait("Category", "Interop")]
public sealed partial class HomeCaptureTests
{
    private const string SmartEnergy = "0x0109", KeyEstablishment = "0x0800";

    /// <summary>Wireshark's words for what the specification calls otherwise.</summary>
    private static readonly Dictionary<string, string> _wiresharks = new(StringComparer.Ordinal)
    {
        ["ConfirmKeyRequest"] = "ConfirmKeyDataRequest",
        ["ConfirmKeyResponse"] = "ConfirmKeyDataResponse",
        ["TerminateByInitiator"] = "TerminateKeyEstablishment",
        ["TerminateByResponder"] = "TerminateKeyEstablishment",
    };

    public static TheoryData<string> Ready => ScenarioTests.Ready;

    [SkippableTheory]
    [MemberData(nameof(Ready))]
    public void Wireshark_counts_what_was_said(string file)
    {
        using CaptureTools tools = new();
        string path = tools.PathOf("home.pcapng");
        List<JournalLine> lines = [];
        byte[] scenario = File.ReadAllBytes(Path.Combine(Codec.SourceTree.Root, "samples", file));
        using (ScenarioRun run = new(ScenarioReader.Read(scenario, new ScenarioOverrides(Fidelity: HomeFidelity.Radio, Capture: path)), lines.Add))
        {
            run.ToEnd();
        }

        string[][] rows = AirOracle.Fields(
            path, "wpan.fcs_ok", "_ws.malformed", "frame.comment", "zbee_sec.encrypted_payload", "zbee_aps.profile", "zbee_aps.cluster", "zbee_zcl.dir", "_ws.col.Info");
        string[][] good = [.. rows.Where(r => r[2].Length == 0)];
        Assert.All(good, r => Assert.Equal(("1", "", ""), (r[0], r[1], r[3])));
        Dictionary<string, int> theirs = Count(good.Where(r => r[4] == SmartEnergy && r[6].Length > 0).Select(r => $"{r[5]} {(r[6] is "1" or "0x01" ? 1 : 0)} {NameOf(r[7])}"));
        Dictionary<string, int> ours = Count(Own(path, [.. rows.Select(r => r[2].Length == 0)]));
        Assert.Equal(ours.OrderBy(c => c.Key), theirs.OrderBy(c => c.Key));
        Assert.Contains(ours, c => c.Key.StartsWith(KeyEstablishment, StringComparison.Ordinal));
        Assert.True(ours.Values.Sum() > 20, $"{ours.Values.Sum()} Smart Energy commands.");
    }

    /// <summary>The same of each frame that is meant to be good, by the project's own inspector.</summary>
    private static IEnumerable<string> Own(string path, bool[] isGood)
    {
        var keys = new KeyRing();
        foreach (Match key in KeyLine().Matches(File.ReadAllText(Path.Combine(WiresharkKeys.FolderOf(path), "zigbee_pc_keys"))))
        {
            Assert.True(KeyRing.TryParse(key.Groups[1].Value, out AesKey octets));
            keys.Add(octets);
        }

        var inspector = new FrameInspector(keys);
        var reader = new CaptureReader();
        var input = new ReadOnlySequence<byte>(File.ReadAllBytes(path));
        for (int number = 0; reader.Read(ref input, isLast: true, out CapturedPacket packet) == CaptureStatus.Packet; number++)
        {
            ReadOnlyMemory<byte> octets = packet.ToMemory();
            Assert.True(RadioPacket.TryOpen(packet.LinkType, octets.Span, out ReadOnlySpan<byte> frame, out _, out _));
            if (!isGood[number])
            {
                continue;
            }

            InspectedFrame seen = inspector.Mac(octets[^(frame.Length + 2)..], FrameCheck.Present);
            InspectedLayer? aps = seen.Layers.FirstOrDefault(l => l.Protocol == "zbee_aps");
            if (seen.Layers.FirstOrDefault(l => l.Protocol == "zbee_zcl") is { } zcl && NumberOf(aps!, "zbee_aps.profile") == 0x0109)
            {
                yield return $"0x{NumberOf(aps!, "zbee_aps.cluster"):x4} {NumberOf(zcl, "zbee_zcl.dir")} {_wiresharks.GetValueOrDefault(zcl.Name, zcl.Name)}";
            }
        }
    }

    private static ulong NumberOf(InspectedLayer layer, string name) => layer.Fields.SelectMany(f => f.Children.Prepend(f)).First(f => f.Key == name).Value.Bits;

    private static Dictionary<string, int> Count(IEnumerable<string> commands) => commands.GroupBy(c => c).ToDictionary(c => c.Key, c => c.Count());

    /// <summary>"ZCL DLRC: Load Control Event, Seq: 5" is LoadControlEvent.</summary>
    private static string NameOf(string info) => InfoColumn().Match(info).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex("^ZCL[^:]*: ([^,]*)")]
    private static partial Regex InfoColumn();

    [GeneratedRegex("^\"([0-9A-F]{32})\"", RegexOptions.Multiline)]
    private static partial Regex KeyLine();
}
