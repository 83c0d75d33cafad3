using System.Text.RegularExpressions;
using DeviceEmulator.Commands;
using Han.Tests.Soap;

namespace Han.Tests.Air;

/// <summary>What docs/air.md tells a reader to type is understood.</summary>
public sealed partial class AirPageTests
{
    [Fact]
    public void Every_command_of_the_page_parses()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "air.md"));
        string[] commands = [.. Command().Matches(page).Select(match => match.Groups[1].Value)];
        Assert.Contains(commands, command => command.StartsWith("coordinator", StringComparison.Ordinal));
        Assert.Contains(commands, command => command.StartsWith("decode", StringComparison.Ordinal));
        Assert.All(commands, command => Assert.Empty(EmulatorCommands.Root().Parse(command.Split(' ')).Errors));
    }

    [GeneratedRegex(@"dotnet run --project DeviceEmulator(?: -c Release)? -- ([^`\n]*)")]
    private static partial Regex Command();
}
