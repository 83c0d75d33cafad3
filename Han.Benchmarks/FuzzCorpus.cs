using System.Globalization;
using System.Text.Json;
using Sep.Codec.Zcl;

namespace Han.Benchmarks;

/// <summary>The frames that mutations begin with: those of the test vectors.</summary>
internal sealed record FuzzCorpus(IReadOnlyList<byte[]> Frames, IReadOnlyList<ClusterId> Clusters)
{
    public static FuzzCorpus Load()
    {
        List<byte[]> frames = [];
        List<ClusterId> clusters = [];
        foreach (string line in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Vectors"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            using var vector = JsonDocument.Parse(line);
            if (vector.RootElement.TryGetProperty("frame", out JsonElement frame) && vector.RootElement.TryGetProperty("cluster", out JsonElement cluster))
            {
                frames.Add(Convert.FromHexString(frame.GetString()!));
                clusters.Add((ClusterId)ushort.Parse(cluster.GetString().AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }
        }

        return new FuzzCorpus(frames, clusters);
    }
}
