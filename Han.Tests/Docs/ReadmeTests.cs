using System.CommandLine;
using Han.Tests.Soap;
using Commands = Han.Gateway.Commands.GatewayCommands;

namespace Han.Tests.Docs;

/// <summary>What the pages tell a reader to type is understood, and what they point at is there.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void EveryCommandOfTheGatewayParses()
    {
        (string Page, string[] Words)[] commands = [.. Document.All.SelectMany(d => d.GatewayCommands().Select(words => (d.Path, words)))];
        Assert.Contains(commands, c => c.Words is ["demo", ..]);
        Assert.Contains(commands, c => c.Words is ["log", "export", ..]);
        Assert.Contains(commands, c => c.Words.Length == 0);
        Assert.All(commands, c => Assert.True(ErrorOf(c.Words) is null, $"{c.Page}: '{string.Join(' ', c.Words)}': {ErrorOf(c.Words)}"));
    }

    [Fact]
    public void EveryOptionOfTheReadmesTableIsOne()
    {
        string[] cells = [.. Document.Readme.Text.Split('\n').Where(l => l.StartsWith("| `--", StringComparison.Ordinal)).Select(l => l.Split('`')[1])];
        Assert.Contains("--data DIR", cells);
        Assert.All(cells, cell => Assert.Null(ErrorOf(["run", .. cell.Split(' ')])));
    }

    [Theory]
    [InlineData("demo --adresses 10")]
    [InlineData("demo --addresses 10001")]
    [InlineData("log export --dunz 111111111")]
    [InlineData("server")]
    [InlineData("run --Gateway:Speed")]
    public void AMisspeltCommandDoesNotParse(string words) => Assert.NotNull(ErrorOf(words.Split(' ')));

    [Fact]
    public void EveryPathThatAPageNamesExists()
    {
        (Document Page, string Path)[] paths = [.. Document.All.SelectMany(d => d.Paths().Select(path => (d, path)))];
        Assert.Contains(paths, p => p.Path == "docs/han-api.md");
        Assert.Contains(paths, p => p.Path == "Han.Gateway/appsettings.json");
        Assert.Empty(paths.Where(p => !p.Page.Names(p.Path)).Select(p => $"{Path.GetRelativePath(RepositoryFiles.Root, p.Page.Path)}: {p.Path}"));
        Assert.False(Document.Readme.Names("docs/no-such-page.md"));
    }

    [Fact]
    public void EveryProjectOfTheReadmeExists()
    {
        string[] projects = [.. Document.Readme.Projects()];
        Assert.Contains("Sep.Codec", projects);
        Assert.All(projects, p => Assert.True(Directory.Exists(Path.Combine(RepositoryFiles.Root, p)), p));
    }

    private static string? ErrorOf(string[] words) => Commands.FirstError(Commands.Root().Parse(words));
}
