using System.CommandLine;

namespace HeadEnd.Simulator.Commands;

/// <summary>The command line of the head-end: coordinators on the bench. Lanes run inside the gateway.</summary>
internal static class HeadEndCommands
{
    public static RootCommand Root() => new("Head-ends of transmission and distribution service providers. They run inside the gateway; here are their coordinators.")
    {
        ProbeCommand.Create(), FormCommand.Create(), PermitCommand.Create(),
    };

    /// <summary>Runs the command that the words name; the first thing that is wrong with them becomes one line on standard error and exit code 2.</summary>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> words)
    {
        ParseResult result = Root().Parse(words.Count == 0 ? ["--help"] : words);
        if (result.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{OneLine(result.Errors[0].Message)} See --help.").ConfigureAwait(false);
            return 2;
        }

        return await result.InvokeAsync().ConfigureAwait(false);
    }

    /// <summary>Runs a command: 2 and one line for wrong input, 1 and one line for a coordinator that does not do it in time.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(OneLine(e.Message)).ConfigureAwait(false);
            return 2;
        }
        catch (TimeoutException e)
        {
            await Console.Error.WriteLineAsync(OneLine(e.Message)).ConfigureAwait(false);
            return 1;
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
