using System.CommandLine;
using Han.Gateway.Hosting;
using Han.Gateway.StarterKit;

namespace Han.Gateway.Commands;

/// <summary>starter-kit --out DIR [--data DIR] [--callback URI]</summary>
internal static class StarterKitCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--out") { Description = "Directory for the files; those of an earlier kit are replaced.", Required = true };
        var data = new Option<string?>("--data") { Description = "Data directory of the gateway (default han-data); its development kit must be there." };
        var callback = new Option<string?>("--callback") { Description = "Where status rows of the example requests are to be posted: their CallbackUri (default: none)." };
        var command = new Command("starter-kit", "Writes what a new caller needs: contract, SoapUI project, curl scripts, example clients, description.") { output, data, callback };
        command.SetAction((result, _) => GatewayCommands.GuardAsync(() => Task.FromResult(Write(result.GetRequiredValue(output), result.GetValue(data), result.GetValue(callback)))));
        return command;
    }

    private static int Write(string output, string? data, string? callback)
    {
        string directory = data ?? GatewayConfiguration.ReadGateway(GatewayConfiguration.Build(new GatewaySettings())).DataDirectory;
        IReadOnlyList<string> files = StarterKitWriter.Write(StarterKitSource.Read(directory, callback), output);
        Console.WriteLine($"{files.Count} files in {output}");
        return 0;
    }
}
