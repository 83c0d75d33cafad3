using Han.Tests.Codec;
using Han.Tests.Interop;
using Han.Tests.Soap;
using Sep.Codec.Zcl;

namespace Han.Tests.Docs;

/// <summary>
/// Follows docs/add-a-command.md: its example is the compiled <see cref="TriggerEffect"/>, and its vector goes through the checks of all vectors.
/// </summary>
public sealed class AddACommandTests
{
    private static readonly string _page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "add-a-command.md"));

    private static readonly CommandDraw<TriggerEffect> _draw = new(Draws.Raw<TriggerEffect>);

    [Fact]
    public void The_example_is_the_compiled_file()
    {
        string compiled = File.ReadAllText(RepositoryFiles.Test("Docs", "TriggerEffect.cs"));
        Assert.Equal(
            compiled.Replace("namespace Han.Tests.Docs;", "namespace Sep.Codec.Clusters.Identify;", StringComparison.Ordinal),
            Block("csharp", "readonly record struct"));
    }

    [Fact]
    public void The_line_of_the_list_is_written_as_the_others()
    {
        string line = Block("csharp", "Entry<");
        string list = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "Sep.Codec", "Zcl", "SepCommands.cs"));
        Assert.Contains(line.Replace(nameof(TriggerEffect), "IdentifyQuery", StringComparison.Ordinal), list, StringComparison.Ordinal);
        Assert.DoesNotContain(line, list, StringComparison.Ordinal);
    }

    [Fact]
    public void The_vector_passes_the_checks_of_all_vectors()
    {
        Vector vector = Vector.Parse(Block("json", "frame"));
        SepCommandEntry entry = SepCommands.Entry<TriggerEffect>();
        Assert.True(ZclFrame.TryRead(vector.Octets.AsSpan(), out ZclHeader header, out _));
        Assert.Equal(entry.Key, header.Key(vector.ClusterId));
        VectorChecks.DecodesIntoItsFieldsAndBack(vector, entry);
        VectorChecks.EveryStrictPrefixIsRefusedOrIsAShorterWhole(vector, entry);
        VectorChecks.ABufferThatIsTooSmallThrows(vector, entry);
    }

    [Fact]
    public void The_draw_passes_the_checks_of_all_commands()
    {
        Assert.Contains($"For(Raw<{_draw.Name}>)", _page, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 20), seed => Assert.True(_draw.ComesBack(Draws.Of((ulong)seed))));
        Assert.Equal(0, _draw.AllocatedByRoundTrips());
    }

    [SkippableFact]
    [Trait("Category", "Interop")]
    public void Wireshark_reads_the_example_alike()
    {
        TsharkCapture.Require();
        TsharkReading reading = TsharkReading.Named<TriggerEffect>(
            "zbee_zcl_general.identify.", new() { ["EffectIdentifier"] = "effect_id", ["EffectVariant"] = "effect_variant" });
        using TsharkCapture capture = new();
        byte[] octets = Draws.Of(7);
        capture.Add(reading.Cluster, reading.Direction, _draw.Frame(octets, reading.Direction));
        TsharkPacket packet = new(Assert.Single(capture.Dissect()));
        Assert.False(packet.IsMalformed);
        reading.Check(_draw.Make(octets), packet);
    }

    /// <summary>The content of the one fenced block of that language that contains the text.</summary>
    private static string Block(string language, string text) => Assert.Single(
        _page.Split("```" + language + "\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]),
        block => block.Contains(text, StringComparison.Ordinal)
            && (text != "Entry<" || !block.Contains("record struct", StringComparison.Ordinal)));
}
