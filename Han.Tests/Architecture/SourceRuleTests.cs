using System.Text.RegularExpressions;

namespace Han.Tests.Architecture;

/// <summary>House rules that the compiler does not hold.</summary>
public sealed partial class SourceRuleTests
{
    private const int MaxLines = 350;

    private static readonly string[] VagueEndings = ["Manager", "Helper", "Util", "Utils", "Dto"];

    public static TheoryData<string> Projects => [.. Solution.Projects];

    public static TheoryData<string> BelowTheGateway => [.. Solution.Projects.Where(project => project != "Han.Gateway")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_type_is_named_for_what_it_is(string project) => Assert.DoesNotContain(
        Solution.OwnTypes(Solution.Assembly(project)).Select(type => type.Name.Split('`')[0]),
        name => VagueEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_can_be_read_in_one_sitting(string project)
    {
        (string Path, int Lines)[] files = [.. Solution.SourceFiles(project).Select(path => (Path.GetRelativePath(Solution.Root, path), File.ReadLines(path).Count()))];
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => file.Lines >= MaxLines);
    }

    [Theory]
    [MemberData(nameof(BelowTheGateway))]
    public void Words_of_the_market_stay_in_the_gateway(string project) => Assert.Empty(
        from path in Solution.SourceFiles(project)
        from line in File.ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
        where HasMarketWord(line.Text)
        select $"{Path.GetRelativePath(Solution.Root, path)}:{line.Number}: {line.Text.Trim()}");

    [Theory]
    [InlineData("string ESIID = x;", true)]
    [InlineData("call(\"SOAP\");", true)]
    [InlineData("ulong EsiId;", false)]
    [InlineData("// The gateway turns an ESIID into this address.", false)]
    [InlineData("/// <summary>Not a DUNS number.</summary>", false)]
    [InlineData("int x = 1; // a DUNS number", false)]
    [InlineData("string SOAPBOX;", false)]
    public void A_market_word_counts_as_a_whole_word_outside_comments(string line, bool counts) => Assert.Equal(counts, HasMarketWord(line));

    private static bool HasMarketWord(string line) => MarketWord().IsMatch(Comment().Replace(line, ""));

    [GeneratedRegex(@"\b(ESIID|DUNS|REP-of-record|SOAP)\b")]
    private static partial Regex MarketWord();

    // A comment may explain where a thing comes from. A slash pair within an address in a string ("https://") is no comment.
    [GeneratedRegex(@"(?<!:)//.*$")]
    private static partial Regex Comment();
}
