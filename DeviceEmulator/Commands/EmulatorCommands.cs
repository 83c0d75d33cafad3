using System.CommandLine;
using System.Net.Sockets;

namespace DeviceEmulator.Commands;

/// <summary>The command line of the device maker's bench.</summary>
internal static class EmulatorCommands
{
    public static RootCommand Root() => new("ZigBee Smart Energy 1.0: ESI and in-home devices for head-ends, and tools for frames.")
    {
        RunCommand.Create(),
        CoordinatorCommand.Create(),
        DecodeCommand.Create(),
        CaCommand.Create(),
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

    /// <summary>Runs a command; what is wrong with its input becomes one line on standard error and exit code 2.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException or SocketException)
        {
            await Console.Error.WriteLineAsync(OneLine(e.Message)).ConfigureAwait(false);
            return 2;
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
