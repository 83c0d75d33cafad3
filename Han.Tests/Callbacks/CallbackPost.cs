using System.Text.Json;

namespace Han.Tests.Callbacks;

/// <summary>One POST as a receiver got it.</summary>
/// <param name="Status">What it was answered with.</param>
internal sealed record CallbackPost(string Path, string? ContentType, string? Signature, byte[] Body, int Status)
{
    public bool IsConfirmed => Status is >= 200 and < 300;

    public List<Dictionary<string, string>> Rows()
    {
        using var document = JsonDocument.Parse(Body);
        JsonProperty only = Assert.Single(document.RootElement.EnumerateObject());
        Assert.Equal("rows", only.Name);
        return [.. only.Value.EnumerateArray().Select(r => r.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetString()!))];
    }
}
