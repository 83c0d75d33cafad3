using System.Globalization;
using System.Text.Json;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec;

/// <summary>One frame that was made or read by somebody else's code, with what its fields are. A line of Vectors/*.jsonl.</summary>
/// <param name="Name">Unique among all vectors.</param>
/// <param name="Source">Where the frame or its layout was found.</param>
/// <param name="Frame">The ZCL frame, header included, in lower-case hex.</param>
/// <param name="Cluster">The cluster it is sent on, as 0x0701.</param>
/// <param name="Direction">server-to-client or client-to-server.</param>
/// <param name="Fields">The fields of the payload in wire order, by the names of the command's properties.</param>
/// <param name="Tail">What the command leaves over, in hex: octets of a later revision. Left out where there are none.</param>
/// <param name="Shorter">
/// Lengths in octets at which the frame may legally end earlier, because a group of optional fields may be absent. Left out where there are none, and
/// for lists, which may end after any record.
/// </param>
public sealed record Vector(
    string Name, string Source, string Frame, string Cluster, string Direction, IReadOnlyList<VectorField> Fields,
    string Tail = "", IReadOnlyList<int>? Shorter = null)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public byte[] Octets => Convert.FromHexString(Frame);

    public ClusterId ClusterId => (ClusterId)ushort.Parse(Cluster.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static IReadOnlyList<Vector> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Vectors"), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(Parse),
    ];

    public static TheoryData<string> Names => [.. All.Select(vector => vector.Name)];

    /// <summary>The vector of one line.</summary>
    public static Vector Parse(string line) => JsonSerializer.Deserialize<Vector>(line, Options)!;

    public static Vector Of(string name) => All.Single(vector => vector.Name == name);
}
