using System.CommandLine;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Home.Scenarios;

namespace DeviceEmulator.Commands;

/// <summary>run [scenario.json] [--speed N] [--capture FILE] [--fidelity application|radio] [--seed N] [--ledger FILE] [--watch] [--zep] [--schema]</summary>
internal static class RunCommand
{
    private const string Application = "application", Radio = "radio";

    public static Command Create()
    {
        var file = new Argument<string?>("scenario")
        {
            Description = "A scenario file; without it a home with five devices comes up and waits for what is typed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var speed = new Option<double?>("--speed") { Description = "Times as fast as the clock on the wall; 0: as fast as it goes." };
        var capture = new Option<string?>("--capture") { Description = "Write every frame to this pcapng file, with the keys beside it. Needs --fidelity radio." };
        var fidelity = new Option<string?>("--fidelity") { Description = "application: payloads are handed over; radio: every frame exists, encrypted." };
        fidelity.AcceptOnlyFromAmong(Application, Radio);
        var seed = new Option<int?>("--seed") { Description = "Of everything that chance decides; another seed makes another run." };
        var ledger = new Option<string?>("--ledger") { Description = "When the run ends, write to this CSV file what every device really did with every event." };
        var schema = new Option<bool>("--schema") { Description = "Print the JSON schema of scenario files, and nothing else." };
        speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is < 0 or > 1_000_000 or double.NaN)
            {
                result.AddError("--speed: 0 to 1000000.");
            }
        });
        ZepCommandOptions zep = new();
        var command = new Command("run", "Brings a home up: an ESI, its devices, the air between them.") { file, speed, capture, fidelity, seed, ledger, schema };
        zep.AddTo(command);
        command.SetAction((result, cancellationToken) => EmulatorCommands.GuardAsync(() => result.GetValue(schema)
            ? PrintSchemaAsync()
            : RunAsync(
                new RunOptions(
                    result.GetValue(file),
                    new ScenarioOverrides(
                        result.GetValue(seed) is int given ? (ulong)given : null,
                        result.GetValue(fidelity) is string name ? name == Radio ? HomeFidelity.Radio : HomeFidelity.Application : null,
                        result.GetValue(speed),
                        result.GetValue(capture)),
                    result.GetValue(ledger),
                    zep.Read(result)),
                cancellationToken)));
        return command;
    }

    private static async Task<int> PrintSchemaAsync()
    {
        await Console.Out.WriteAsync(ScenarioSchema.Text()).ConfigureAwait(false);
        return 0;
    }

    private static async Task<int> RunAsync(RunOptions options, CancellationToken cancellationToken)
    {
        Scenario scenario = options.File is not string file
            ? ScenarioReader.Read(DefaultScenario.Text, options.Overrides)
            : ReadFile(file, await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false), options.Overrides);
        options.RequireFit(scenario);
        scenario = scenario with { Air = scenario.Air with { IsShared = options.Zep.Zep is not null } };
        await using RunLoop loop = new(scenario, isScripted: options.File is not null && scenario.Steps.Count > 0, options.Zep);

        // Opened before anything happens: a file that cannot be written is to be known now and not when a home has run for hours.
        await using StreamWriter? ledger = options.Ledger is string path ? new StreamWriter(path) : null;
        try
        {
            return await loop.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (ledger is not null)
            {
                loop.Ledger.WriteCsv(ledger);
            }
        }
    }

    private static Scenario ReadFile(string file, byte[] utf8, ScenarioOverrides overrides)
    {
        try
        {
            return ScenarioReader.Read(utf8, overrides with { Folder = Path.GetDirectoryName(Path.GetFullPath(file)) });
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{file}: {e.Message}", e);
        }
    }
}
