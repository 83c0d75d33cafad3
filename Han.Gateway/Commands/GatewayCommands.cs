using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Options;

namespace Han.Gateway.Commands;

/// <summary>The gateway's command line. Without a command it serves.</summary>
internal static class GatewayCommands
{
    public static RootCommand Root()
    {
        var root = new RootCommand("HAN gateway: the HAN API of Smart Meter Texas over emulated meters. Without a command: run.");
        RunCommand.Fill(root);
        var run = new Command(RunCommand.Name, "Serves the HAN API until it is stopped (the default).");
        RunCommand.Fill(run);
        root.Subcommands.Add(run);
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(PremisesCommand.Create());
        root.Subcommands.Add(MarketCommand.Create());
        root.Subcommands.Add(CallbacksCommand.Create());
        root.Subcommands.Add(StarterKitCommand.Create());
        root.Subcommands.Add(new Command("log", "The HAN messaging log.") { LogExportCommand.Create() });
        return root;
    }

    /// <summary>Runs the command that the words name; the first thing that is wrong with them becomes one line on standard error and exit code 2.</summary>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> words)
    {
        ParseResult result = Root().Parse(words);
        if (FirstError(result) is { } error)
        {
            await Console.Error.WriteLineAsync(error).ConfigureAwait(false);
            return 2;
        }

        return await result.InvokeAsync().ConfigureAwait(false);
    }

    /// <summary>What is wrong with a command line, before its command runs; null when nothing is.</summary>
    public static string? FirstError(ParseResult result)
    {
        if (result.Errors.Count > 0)
        {
            return $"{OneLine(result.Errors[0].Message)} See --help.";
        }

        // Words left over are settings to the serving command; the parser, told so, lets every other command have them too.
        return result.CommandResult.Command is RootCommand or { Name: RunCommand.Name or LogExportCommand.Name }
            ? RunCommand.FirstStrayWord(result.UnmatchedTokens)
            : result.UnmatchedTokens.Count == 0 ? null : $"'{result.UnmatchedTokens[0]}' is not an option of this command; see --help.";
    }

    /// <summary>Runs a command; what is wrong with its input or configuration becomes one line on standard error and exit code 2.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException or OptionsValidationException or DbException)
        {
            await Console.Error.WriteLineAsync(OneLine(e.Message)).ConfigureAwait(false);
            return 2;
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
