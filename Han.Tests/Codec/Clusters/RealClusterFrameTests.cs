using System.Globalization;
using System.Text.Json;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Clusters;

/// <summary>Frames of other people's devices and test data, where a folder of them lies beside the repository: every one is read and comes back.</summary>
public sealed class RealClusterFrameTests
{
    /// <summary>Commands that came after SE 1.1, as the GB test data has them: known to be none of ours.</summary>
    private static readonly HashSet<CommandKey> Later =
    [
        CommandKey.Specific(ClusterId.Price, 0x09, Direction.ServerToClient),
        CommandKey.Specific(ClusterId.Metering, 0x06, Direction.ClientToServer),
        CommandKey.Specific(ClusterId.Metering, 0x08, Direction.ClientToServer),
        CommandKey.Specific(ClusterId.Metering, 0x0B, Direction.ClientToServer),
        CommandKey.Specific(ClusterId.Metering, 0x0E, Direction.ClientToServer),
        CommandKey.Specific(ClusterId.Metering, 0x0C, Direction.ServerToClient),
    ];

    /// <summary>Publish Conversion Factor of the GB smart metering reference test data (SmartDCCInnovation/gbcs-parser, RTDS 4.5.0, GCS23).</summary>
    private const string Gb = "090002804A371C00000000788F010050";

    [Fact]
    public void Every_real_frame_is_read_and_comes_back()
    {
        ComesBack(ClusterId.Price, Convert.FromHexString(Gb), "GB");
        string folder = Path.Combine(SourceTree.Root, "..", "shared", "real");
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.jsonl") : [];
        foreach (string line in files.SelectMany(File.ReadLines))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            ClusterId cluster = (ClusterId)ushort.Parse(root.GetProperty("cluster").GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            ComesBack(cluster, Convert.FromHexString(root.GetProperty("zcl").GetString()!), root.GetProperty("src").GetString()!);
        }
    }

    private static void ComesBack(ClusterId cluster, byte[] frame, string source)
    {
        Assert.True(ZclFrame.TryRead(frame.AsMemory(), out ZclHeader header, out ReadOnlyMemory<byte> payload), source);
        SepCommandEntry? entry = SepCommands.Find(header, cluster);
        Assert.True(entry is null == Later.Contains(header.Key(cluster)!.Value), $"{header.Key(cluster)}: {source}");
        if (entry is null)
        {
            return;
        }

        ISepCommand? command = entry.Decode(payload, null, out ReadOnlyMemory<byte> tail);
        Assert.True(command is not null, $"{entry.Name}: {source}");
        byte[] again = new byte[frame.Length];
        WireWriter w = new(again);
        header.Write(ref w);
        command.Write(ref w);
        w.Raw(tail.Span);
        Assert.Equal(frame, again);
    }
}
