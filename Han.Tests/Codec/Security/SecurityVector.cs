using System.Text.Json;

namespace Han.Tests.Codec.Security;

/// <summary>One published or independently computed result of symmetric cryptography. A line of Vectors/Security/*.jsonl.</summary>
public sealed record SecurityVector(string Name, string Kind, string Source, string ConfirmedBy, JsonElement Inputs, JsonElement Expected)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static IReadOnlyList<SecurityVector> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Vectors", "Security"), "symmetric.jsonl").SelectMany(File.ReadLines)
            .Select(line => JsonSerializer.Deserialize<SecurityVector>(line, Options)!),
    ];

    public byte[] Result => Convert.FromHexString(Expected.GetString()!);

    public static TheoryData<string> Names(string kind)
    {
        TheoryData<string> names = [.. All.Where(vector => vector.Kind == kind).Select(vector => vector.Name)];
        Assert.NotEmpty(names);
        return names;
    }

    public static SecurityVector Of(string name) => All.Single(vector => vector.Name == name);

    /// <summary>An input given as hex digits.</summary>
    public byte[] Octets(string input) => Convert.FromHexString(Inputs.GetProperty(input).GetString()!);

    /// <summary>The message, given as hex digits or, where it is long, as a count of the octets 00, 01, .. FF, 00, ..</summary>
    public byte[] Message => Inputs.TryGetProperty("length", out JsonElement length)
        ? [.. Enumerable.Range(0, length.GetInt32()).Select(i => unchecked((byte)i))]
        : Octets("message");
}
