using System.Text.RegularExpressions;
using Han.Tests.Soap;

namespace Han.Tests.Docs;

/// <summary>A page for readers: README.md, or one under docs/.</summary>
internal sealed partial record Document(string Path, string Text)
{
    public static Document Readme => Read(System.IO.Path.Combine(RepositoryFiles.Root, "README.md"));

    public static IEnumerable<Document> All =>
        [Readme, .. Directory.EnumerateFiles(System.IO.Path.Combine(RepositoryFiles.Root, "docs"), "*.md", SearchOption.AllDirectories).Select(Read)];

    /// <summary>What stands after "--" in each command that runs the gateway.</summary>
    public IEnumerable<string[]> GatewayCommands() =>
        RunGateway().Matches(Text).Select(m => m.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Relative paths in backticks and links. What a running gateway makes (han-data/) is not in the repository.</summary>
    public IEnumerable<string> Paths() =>
        CodeSpan().Matches(Text).Concat(Link().Matches(Text)).Select(m => m.Groups[1].Value).Where(p => !p.StartsWith("han-data/", StringComparison.Ordinal));

    /// <summary>The projects of the table that starts with "| project |".</summary>
    public IEnumerable<string> Projects() =>
        Text.Split('\n').SkipWhile(l => !l.StartsWith("| project |", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|'))
            .SelectMany(l => l.Split('|')[1].Split(',')).Select(cell => cell.Trim(' ', '`'));

    /// <summary>Whether the path is there: from the root, from the page's folder, or (as "Interop/") from a project's folder.</summary>
    public bool Names(string path) =>
        new[] { RepositoryFiles.Root, System.IO.Path.GetDirectoryName(Path)! }.Concat(Directory.GetDirectories(RepositoryFiles.Root))
            .Select(folder => System.IO.Path.Combine(folder, path)).Any(p => File.Exists(p) || Directory.Exists(p));

    private static Document Read(string path) => new(path, File.ReadAllText(path));

    [GeneratedRegex(@"dotnet run --project Han\.Gateway(?: -c Release)?(?: -- ([^`\n#]*))?(?=[`\n])")]
    private static partial Regex RunGateway();

    [GeneratedRegex(@"(?<!`)`([A-Za-z0-9_.-]+/[A-Za-z0-9_./-]*|[A-Za-z0-9_-]+\.(?:md|sln|csproj))`(?!`)")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#\s]+)")]
    private static partial Regex Link();
}
