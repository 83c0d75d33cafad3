using System.Globalization;
using System.Text.Json;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

/// <summary>Frames of real devices and vendors' manuals: one cited here, and more where a folder of them lies beside the repository.</summary>
public sealed class RealFrameTests
{
    /// <summary>The Load Control Event that Digi's user guide of the XBee ZB and S2C prints octet by octet ("Send public profile commands with the API").</summary>
    private const string Digi = "0901007856341214000000000000010004FFFF0080008080FF00";

    [Fact]
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
            WireWriter w = new(buffer);
            header.Write(ref w);
            command.Write(ref w);
            Assert.Equal(octets, buffer);
            frames++;
        }

        Assert.NotEqual(0, frames);
    }

    private static IEnumerable<(byte[] Octets, string Source)> Frames(ClusterId cluster)
    {
        if (cluster == ClusterId.Drlc)
        {
            yield return (Convert.FromHexString(Digi), "Digi");
        }

        string folder = Path.Combine(SourceTree.Root, "..", "shared", "real");
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.jsonl") : [];
        foreach (string line in files.SelectMany(File.ReadLines))
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
}
