using System.CommandLine;
using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.Hosting;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Translation;

namespace Han.Gateway.Commands;

/// <summary>log export --duns DUNS [--from DAY] [--to DAY] [--data DIR] [--storage sqlite|postgres] [--out DIR|-]</summary>
internal static class LogExportCommand
{
    public const string Name = "export";

    public static Command Create()
    {
        var duns = new Option<string>("--duns") { Description = "The company whose messages are wanted.", Required = true };
        var from = new Option<string?>("--from") { Description = "First message date, Central time, yyyy-MM-dd." };
        var to = new Option<string?>("--to") { Description = "Last message date, Central time, yyyy-MM-dd." };
        var data = new Option<string?>("--data") { Description = "Data directory of the gateway (default han-data)." };
        Option<string?> storage = StorageOption.Create();
        var output = new Option<string>("--out") { Description = "Directory for the file, or - for standard output.", DefaultValueFactory = _ => "." };
        var command = new Command(Name, "Writes one company's log as CSV.") { duns, from, to, data, storage, output };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((result, _) => GatewayCommands.GuardAsync(() => Task.FromResult(Export(
            result.GetRequiredValue(duns), Day("--from", result.GetValue(from), default(MarketTime)), Day("--to", result.GetValue(to), MarketTime.Never),
            result.UnmatchedTokens, result.GetValue(data), result.GetValue(storage), result.GetRequiredValue(output)))));
        return command;
    }

    private static int Export(string duns, MarketTime from, MarketTime to, IReadOnlyList<string> settings, string? data, string? storage, string output)
    {
        if (duns.Length is not (9 or 13) || !duns.All(char.IsAsciiDigit))
        {
            throw new ArgumentException($"--duns: '{duns}' is not 9 or 13 digits.");
        }

        IConfigurationRoot configuration = GatewayConfiguration.Build(new GatewaySettings { Arguments = settings, Overrides = StorageOption.Overrides(storage) });
        string directory = data ?? GatewayConfiguration.ReadGateway(configuration).DataDirectory;
        using GatewayStore store = GatewayStore.OpenToRead(directory, configuration);
        var export = new LogExport(store.Database, store.Register);
        if (output == "-")
        {
            export.Write(duns, from, to, Console.Out);
            return 0;
        }

        Directory.CreateDirectory(output);
        string path = Path.Combine(output, LogExport.FileName(new RandomIds().NextId(), duns));
        using var file = new StreamWriter(path);
        long rows = export.Write(duns, from, to, file);
        Console.WriteLine($"{rows} rows in {path}");
        return 0;
    }

    /// <summary>Midnight at the start of the day, or (for --to) at its end.</summary>
    private static MarketTime Day(string option, string? text, MarketTime missing)
    {
        if (text is null)
        {
            return missing;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            throw new ArgumentException($"{option}: '{text}' is not a date of the form yyyy-MM-dd.");
        }

        return CentralTime.StartOf(option == "--to" ? day.AddDays(1) : day);
    }
}
