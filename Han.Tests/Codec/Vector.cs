using System.Globalization;
using System.Text.Json;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

/// <summary>One frame that was made or read by somebody else's code, with what its fields are. A line of Vectors/*.jsonl.</summary>
public sealed record Vector(string Name, string Source, string Frame, string Cluster, string Direction, IReadOnlyList<VectorField> Fields)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public byte[] Octets => Convert.FromHexString(Frame);

    public ClusterId ClusterId => (ClusterId)ushort.Parse(Cluster.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static IReadOnlyList<Vector> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Vectors"), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(line => JsonSerializer.Deserialize<Vector>(line, Options)!),
    ];

    public static TheoryData<string> Names => [.. All.Select(vector => vector.Name)];

    public static Vector Of(string name) => All.Single(vector => vector.Name == name);
}
