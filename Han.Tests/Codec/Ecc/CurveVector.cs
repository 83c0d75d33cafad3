using System.Text.Json;

namespace Han.Tests.Codec.Ecc;

/// <summary>
/// One published or independently computed result on sect163k1. A line of Vectors/Security/curve.jsonl; all keys in it are published test material.
/// </summary>
public sealed record CurveVector(string Name, string Kind, string Source, string ConfirmedBy, JsonElement Inputs, JsonElement Expected)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static IReadOnlyList<CurveVector> All { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Vectors", "Security", "curve.jsonl"))
            .Select(line => JsonSerializer.Deserialize<CurveVector>(line, Options)!),
    ];

    public static TheoryData<string> Names(string kind)
    {
        TheoryData<string> names = [.. All.Where(vector => vector.Kind == kind).Select(vector => vector.Name)];
        Assert.NotEmpty(names);
        return names;
    }

    public static CurveVector Of(string name) => All.Single(vector => vector.Name == name);

    public byte[] Input(string name) => Convert.FromHexString(Inputs.GetProperty(name).GetString()!);

    /// <summary>The result, or one of several by name.</summary>
    public byte[] Result(string? name = null) => Convert.FromHexString((name is null ? Expected : Expected.GetProperty(name)).GetString()!);
}
