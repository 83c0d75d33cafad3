using System.Text.RegularExpressions;
using DeviceEmulator.Commands;
using Han.Tests.Soap;

namespace Han.Tests.DeviceEmulator.Commands;

/// <summary>What docs/emulator.md tells a reader to type is understood.</summary>
public sealed partial class EmulatorPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "emulator.md"));

    public static TheoryData<string, string> Dialogues
    {
        get
        {
            TheoryData<string, string> dialogues = [];
            foreach (Match dialogue in Dialogue().Matches(Page))
            {
                dialogues.Add(dialogue.Groups[1].Value.Replace("\\n", "\n", StringComparison.Ordinal), dialogue.Groups[2].Value);
            }

            return dialogues;
        }
    }

    [Fact]
    public void Every_command_of_the_page_parses()
    {
        string[] commands = [.. Command().Matches(Page).Select(match => match.Groups[1].Value.Trim())];
        Assert.True(commands.Length >= 4, $"{commands.Length} commands.");
        Assert.All(commands, command => Assert.Empty(EmulatorCommands.Root().Parse(command.Split(' ')).Errors));
    }

    [Theory]
    [MemberData(nameof(Dialogues))]
    public async Task A_dialogue_of_the_page_is_understood_line_by_line(string typed, string words)
    {
        (int exitCode, string output, string error) = await EmulatorProcess.RunAsync(typed, words.Split(' '));
        Assert.Equal((0, ""), (exitCode, error));
        Assert.DoesNotContain(output.Split('\n'), l => l.Contains("does not take", StringComparison.Ordinal) || l.StartsWith("There is no", StringComparison.Ordinal));
        Assert.Contains(typed.Contains("curve", StringComparison.Ordinal) ? " W ##" : "device        status", output, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_dialogues() => Assert.True(Dialogues.Count >= 2);

    [GeneratedRegex(@"dotnet run --project DeviceEmulator(?: -c Release)? -- ([^`\n]*)")]
    private static partial Regex Command();

    /// <summary>printf 'what is typed' | \ and, in the next line, the run.</summary>
    [GeneratedRegex(@"printf '([^']*)' \| \\\n\s+dotnet run --project DeviceEmulator -c Release -- ([^\n]*)")]
    private static partial Regex Dialogue();
}
