using System.Globalization;
using System.Text.Json;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

/// <summary>Frames of real devices and vendors' manuals, where a folder of them lies beside the repository.</summary>
public sealed class RealFrameTests
{
    [SkippableFact]
    public void Real_DRLC_frames_decode_and_come_back()
    {
        int frames = 0;
        foreach ((byte[] octets, string source) in Frames(ClusterId.Drlc))
        {
            Assert.True(ZclFrame.TryRead(octets, out ZclHeader header, out ReadOnlyMemory<byte> payload), source);
            ISepCommand? command = SepCommands.Find(header, ClusterId.Drlc)?.Decode(payload, null, out ReadOnlyMemory<byte> tail);
            Assert.True(command is not null, source);
            if (command is LoadControlEvent loadControl)
            {
                Assert.Equal(ZclStatus.Success, loadControl.CheckRanges());
            }

            byte[] buffer = new byte[octets.Length];
            ZclWriter w = new(buffer);
            header.Write(ref w);
            command.Write(ref w);
            Assert.Equal(octets, buffer);
            frames++;
        }

        Assert.NotEqual(0, frames);
    }

    private static IEnumerable<(byte[] Octets, string Source)> Frames(ClusterId cluster)
    {
        string? folder = Folder();
        Skip.If(folder is null, "No ../shared/real beside the repository.");
        foreach (string line in Directory.EnumerateFiles(folder, "*.jsonl").SelectMany(File.ReadLines))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            string id = root.GetProperty("cluster").GetString()!;
            if (ushort.Parse(id, NumberStyles.HexNumber, CultureInfo.InvariantCulture) == (ushort)cluster)
            {
                yield return (Convert.FromHexString(root.GetProperty("zcl").GetString()!), root.GetProperty("src").GetString()!);
            }
        }
    }

    private static string? Folder()
    {
        string? folder = Path.Combine(SourceTree.Root, "..", "shared", "real");
        return Directory.Exists(folder) ? folder : null;
    }
}
