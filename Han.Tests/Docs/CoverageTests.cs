using System.Globalization;
using System.Text;
using Han.Tests.Codec;
using Han.Tests.Interop;
using Sep.Codec.Zcl;

namespace Han.Tests.Docs;

/// <summary>
/// docs/coverage.md says on what evidence each command of the codec rests, as the vectors and the readings by Wireshark have it. A change is written by:
/// UPDATE_COVERAGE=1 dotnet test Han.Tests --filter CoverageTests
/// </summary>
public sealed class CoverageTests
{
    /// <summary>In the source of a vector: octets that a specification, a vendor's manual, test data of an authority or a meter on the air gave.</summary>
    private static readonly string[] _published = ["spec Annex", "Digi", "reference test data", "heard live"];

    /// <summary>In the source of a vector: the stack whose code the frame was held against.</summary>
    private static readonly string[] _stacks = ["zigbee-herdsman", "zigbee-on-host", "ZBOSS", "panweave", "TI Z-Stack"];

    [Fact]
    public void The_page_is_what_the_vectors_say()
    {
        string path = Path.Combine(SourceTree.Root, "docs", "coverage.md");
        string page = Page();
        if (Environment.GetEnvironmentVariable("UPDATE_COVERAGE") == "1")
        {
            File.WriteAllText(path, page);
        }

        Assert.Equal(page, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string Page()
    {
        List<(SepCommandEntry Entry, Evidence Evidence)> rows = [.. SepCommands.All.Select(entry => (entry, Of(entry)))];
        StringBuilder page = new();
        page.Append("# What the codec reads and writes, and how it is known\n\n")
            .Append("Generated from the test vectors by `Han.Tests/Docs/CoverageTests.cs`. Every command here is read and written, octet for octet, by the vector tests.\n\n")
            .Append("- **published**: frames that a specification, a vendor's manual, an authority's test data or a meter on the air gave\n")
            .Append("- **stack**: frames held against the code of another stack\n")
            .Append("- **Wireshark**: every field of generated frames is read alike by tshark, boundary values among them\n")
            .Append("- **layout only**: nothing of the three; the frame was made by hand from the layout\n");
        foreach (IGrouping<string, (SepCommandEntry Entry, Evidence Evidence)> cluster in rows.GroupBy(row => Cluster(row.Entry.Key)))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {cluster.Key}\n\n| command | number | to | published | stack | Wireshark | layout only |\n|---|---|---|---|---|---|---|\n");
            foreach ((SepCommandEntry entry, Evidence evidence) in cluster)
            {
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"| {entry.Name} | 0x{entry.Key.CommandId:X2} | {To(entry.Key)} | {Mark(evidence.Published)} | {Mark(evidence.Stack)} | {Mark(evidence.Wireshark)} | {Mark(evidence.LayoutOnly)} |\n");
            }
        }

        return page.Append(
            CultureInfo.InvariantCulture,
            $"""

            ## Totals

            {rows.Count} commands: {rows.Count(row => row.Evidence.Published)} published, {rows.Count(row => row.Evidence.Stack)} with another stack, {rows.Count(row => row.Evidence.Wireshark)} with Wireshark, {rows.Count(row => row.Evidence.LayoutOnly)} by layout only. {Vector.All.Count} vectors.

            """).ToString().ReplaceLineEndings("\n");
    }

    private static Evidence Of(SepCommandEntry entry)
    {
        List<Vector> vectors = [.. Vector.All.Where(vector => ZclFrame.TryRead(vector.Octets.AsSpan(), out ZclHeader header, out _) && header.Key(vector.ClusterId) == entry.Key)];
        bool published = vectors.Any(vector => IsFrom(vector, _published));
        bool stack = vectors.Any(vector => IsFrom(vector, _stacks));
        bool wireshark = TsharkReadings.All.Any(reading => reading.Command == entry.Name);
        return new Evidence(published, stack, wireshark);
    }

    /// <summary>A vector whose source says "layout only" was never seen, however well the layout is known.</summary>
    private static bool IsFrom(Vector vector, string[] names) =>
        !vector.Source.StartsWith("layout only", StringComparison.Ordinal) && names.Any(name => vector.Source.Contains(name, StringComparison.Ordinal));

    private static string Cluster(CommandKey key) => key.FrameType == FrameType.ProfileWide
        ? "Every cluster (profile-wide)"
        : $"{SepClusters.Find(key.Cluster)?.Name ?? key.Cluster.ToString()} 0x{(ushort)key.Cluster:X4}";

    private static string To(CommandKey key) => key.FrameType == FrameType.ProfileWide ? "both" : key.Direction == Direction.ClientToServer ? "server" : "client";

    private static string Mark(bool holds) => holds ? "yes" : "";

    private readonly record struct Evidence(bool Published, bool Stack, bool Wireshark)
    {
        public bool LayoutOnly => !Published && !Stack && !Wireshark;
    }
}
