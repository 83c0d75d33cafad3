using System.Text.Json;

namespace Han.Tests.Codec.Mac;

/// <summary>
/// One frame that tshark took apart, checked and, where it is secured, decrypted. A line of Vectors/Frames/frames.jsonl. The keys in these frames are
/// published test material: ZigBeeAlliance09, and the link key of the key establishment example of SE 1.0 Annex C.
/// </summary>
public sealed record FrameVector(string Name, string Source, string ConfirmedBy, string Note, string Frame)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static IReadOnlyList<FrameVector> All { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Vectors", "Frames", "frames.jsonl"))
            .Select(line => JsonSerializer.Deserialize<FrameVector>(line, Options)!),
    ];

    /// <summary>The frame, in memory of its own: reading a secured frame decrypts it in place.</summary>
    public byte[] Octets => Convert.FromHexString(Frame);

    public static FrameVector Of(string name) => All.Single(vector => vector.Name == name);
}
