using System.CommandLine;

namespace Han.Gateway.Commands;

/// <summary>The gateway's command line. Without a command it serves.</summary>
internal static class GatewayCommands
{
    public static RootCommand Root()
    {
        var root = new RootCommand("HAN gateway: the HAN API of Smart Meter Texas over emulated meters. Without a command: run.");
        RunCommand.Fill(root);
        var run = new Command("run", "Serves the HAN API until it is stopped (the default).");
        RunCommand.Fill(run);
        root.Subcommands.Add(run);
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(new Command("log", "The HAN messaging log.") { LogExportCommand.Create() });
        return root;
    }

    /// <summary>Runs a command; what is wrong with its input or configuration becomes one line on standard error and exit code 2.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or IOException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return 2;
        }
    }
}
