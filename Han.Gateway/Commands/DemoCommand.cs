using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Han.Gateway.Demo;
using Han.Gateway.Requests;
using Spectre.Console;

namespace Han.Gateway.Commands;

/// <summary>demo [--addresses N] [--seed S] [--data DIR] [--storage sqlite|postgres] [--keep] [--json]</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var addresses = new Option<int>("--addresses") { Description = "How many premises the event goes to, 1 to 10000.", DefaultValueFactory = _ => AddressBlock.MaximumAddresses };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same log.", DefaultValueFactory = _ => 1UL };
        var data = new Option<string>("--data") { Description = "Where its files go; an earlier demo there is replaced.", DefaultValueFactory = _ => Path.Combine("han-data", "demo") };
        Option<string?> storage = StorageOption.Create();
        var keep = new Option<bool>("--keep") { Description = "Leaves the schema that the demonstration makes on a PostgreSQL server." };
        var json = new Option<bool>("--json") { Description = "Ends with one JSON object on standard output." };
        addresses.Validators.Add(result =>
        {
            // The text, not the value: a validator that asks for the value of a word that is no number throws.
            if (result.Tokens is [{ Value: string text }]
                && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= AddressBlock.MaximumAddresses))
            {
                result.AddError($"--addresses must be 1 to {AddressBlock.MaximumAddresses}, not '{text}'.");
            }
        });
        var command = new Command("demo", "Runs the main job once, in accelerated time, and checks its books.") { addresses, seed, data, storage, keep, json };
        command.SetAction((result, cancellationToken) => GatewayCommands.GuardAsync(() => RunAsync(
            new DemoOptions(result.GetValue(addresses), result.GetValue(seed), result.GetRequiredValue(data))
            {
                Settings = StorageOption.Overrides(result.GetValue(storage)),
                KeepStore = result.GetValue(keep),
            },
            result.GetValue(json), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(DemoOptions options, bool json, CancellationToken cancellationToken)
    {
        IAnsiConsole console = json ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }) : AnsiConsole.Console;
        DemoResult result = await new DemoRun(options, new ConsoleView(console)).RunAsync(cancellationToken).ConfigureAwait(false);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(result, DemoJson.Default.DemoResult));
        }

        return result.Succeeded ? 0 : 1;
    }
}
