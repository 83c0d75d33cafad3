using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using Han.Gateway.Hosting;
using Han.Gateway.Market;
using Han.Gateway.Registry;
using Han.Gateway.Registry.Imported;
using Han.Gateway.Storage;

namespace Han.Gateway.Commands;

/// <summary>premises import FILE | show KEY | stats | sample FILE</summary>
internal static class PremisesCommand
{
    /// <summary>A full file with more rejected rows than this is taken for a mistake.</summary>
    private const double DefaultMaxRejects = 5;

    private const int SomeRejected = 3;

    public static Command Create() => new("premises", "The premises that TDSPs export.") { Import(), Show(), Stats(), Sample() };

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "CSV with a header row; docs/premises.md names the columns." };
        Option<string?> data = Data();
        var full = new Option<bool>("--full") { Description = "The file is the whole register: it takes the place of what was imported." };
        var incremental = new Option<bool>("--incremental") { Description = "The file holds changes (the default)." };
        var rejects = new Option<string?>("--rejects") { Description = "Where rejected rows go (default premises/rejects.csv in the data directory)." };
        var share = new Option<double?>("--max-rejects")
        {
            Description = $"More rejected rows than this share, in percent, refuse the file as a whole (default {DefaultMaxRejects} with --full, else 100).",
        };
        var command = new Command("import", "Imports a CSV file, as a whole or not at all. Exit code 0: done; 3: done, some rows rejected; 1: refused; 2: error.")
        {
            file, data, full, incremental, rejects, share,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(full) && result.GetValue(incremental))
            {
                result.AddError("--full and --incremental exclude each other.");
            }
        });
        command.SetAction((result, _) => GatewayCommands.GuardAsync(() => Task.FromResult(Import(
            result.GetRequiredValue(file), Directory(result.GetValue(data)), result.GetValue(full), result.GetValue(rejects), result.GetValue(share)))));
        return command;
    }

    private static int Import(string file, string data, bool isFull, string? rejects, double? maxRejects)
    {
        if (maxRejects is < 0 or > 100 or double.NaN)
        {
            throw new ArgumentException($"--max-rejects must be 0 to 100, not {maxRejects}.");
        }

        if (!File.Exists(file))
        {
            throw new ArgumentException($"'{file}' is not there.");
        }

        if (rejects is not null && RejectFile.IsSame(file, rejects))
        {
            throw new ArgumentException($"--rejects: '{rejects}' is the file to import; name another one.");
        }

        var folder = new PremiseFolder(data);
        var order = new ImportOrder(file, isFull, (maxRejects ?? (isFull ? DefaultMaxRejects : 100)) / 100, rejects ?? Path.Combine(folder.Path, "rejects.csv"));
        ImportResult result = new PremiseImport(folder, order, TimeProvider.System, Console.Error.WriteLine).Run();
        foreach ((string reason, long count) in result.Reasons.OrderByDescending(r => r.Value).Take(10))
        {
            Console.WriteLine($"  {Number(count)} rejected: {reason}");
        }

        if (result.UnknownColumns.Count > 0)
        {
            Console.WriteLine($"Columns not read: {string.Join(", ", result.UnknownColumns)}.");
        }

        if (result.OtherPrefixes > 0)
        {
            Console.WriteLine($"{Number(result.OtherPrefixes)} rows taken although their ESIID begins like another TDSP's.");
        }

        if (result.Rejected > 0)
        {
            Console.WriteLine($"Rejected rows are in {result.RejectsFile}.");
        }

        if (result.Refusal is { } refusal)
        {
            Console.Error.WriteLine($"Refused, nothing has changed: {refusal}.");
            return 1;
        }

        Console.WriteLine($"{Number(result.Rows - result.Rejected)} of {Number(result.Rows)} rows imported; this is import {result.Generation}.");
        return result.Rejected > 0 ? SomeRejected : 0;
    }

    private static Command Show()
    {
        var key = new Argument<string>("KEY") { Description = "ESIID, meter serial number, device MAC address or EUI-64 of an ESI." };
        Option<string?> data = Data();
        var json = new Option<bool>("--json") { Description = "As a JSON object." };
        var command = new Command("show", "Shows a premise as it is now. Exit code 1 when there is none.") { key, data, json };
        command.SetAction((result, _) => GatewayCommands.GuardAsync(() => Task.FromResult(
            Show(result.GetRequiredValue(key), result.GetValue(data), result.GetValue(json)))));
        return command;
    }

    private static int Show(string key, string? data, bool json)
    {
        if (PremiseReporter.Find(Register(data), key, MarketTime.From(TimeProvider.System.GetUtcNow())) is not { } report)
        {
            Console.Error.WriteLine($"No premise has the ESIID, meter, MAC address or EUI-64 '{key}' now.");
            return 1;
        }

        Console.WriteLine(json ? JsonSerializer.Serialize(report, PremiseJson.Default.PremiseReport) : PremiseReporter.ToText(report));
        return 0;
    }

    private static Command Stats()
    {
        Option<string?> data = Data();
        var json = new Option<bool>("--json") { Description = "As a JSON object." };
        var command = new Command("stats", "Counts the imported premises as they are now.") { data, json };
        command.SetAction((result, _) => GatewayCommands.GuardAsync(() => Task.FromResult(Stats(Directory(result.GetValue(data)), result.GetValue(json)))));
        return command;
    }

    private static int Stats(string data, bool json)
    {
        var statistics = PremiseStatistics.Of(ImportedBase.Open(data), MarketTime.From(TimeProvider.System.GetUtcNow()));
        Console.WriteLine(json ? JsonSerializer.Serialize(statistics, PremiseJson.Default.PremiseStatistics) : PremiseReporter.ToText(statistics));
        return 0;
    }

    private static Command Sample()
    {
        var file = new Argument<string>("FILE") { Description = "The CSV file to write." };
        var rows = new Option<long>("--rows") { Description = "How many premises.", DefaultValueFactory = _ => 1000 };
        var command = new Command("sample", "Writes generated premises in the format that import reads.") { file, rows };
        command.SetAction((result, _) => GatewayCommands.GuardAsync(() => Task.FromResult(Sample(result.GetRequiredValue(file), result.GetValue(rows)))));
        return command;
    }

    private static int Sample(string file, long rows)
    {
        RegistryOptions options = GatewayConfiguration.ReadRegistry(GatewayConfiguration.Build(new GatewaySettings()));
        if (rows < 0 || rows > options.Size)
        {
            throw new ArgumentException($"--rows must be 0 to {options.Size} (Registry:Size), not {rows}.");
        }

        var hans = new HanGenerator(options.Seed, options.Size, DeviceMix.Default);
        var generator = new PremiseGenerator(options.Seed, hans, options.Size, options.TdspWeights, options.RepWeights);
        using var output = new StreamWriter(file);
        var writer = new PremiseCsvWriter(output);
        writer.WriteHeader();
        for (long place = 0; place < rows; place++)
        {
            writer.Write(generator, generator.Shuffled(place), new DateOnly(2026, 1, 1));
        }

        Console.WriteLine($"{Number(rows)} premises in {file}");
        return 0;
    }

    /// <summary>What a gateway on the directory sees; imported premises also before the configuration says that they are the base.</summary>
    private static PremiseRegister Register(string? data)
    {
        IConfigurationRoot configuration = GatewayConfiguration.Build(new GatewaySettings());
        RegistryOptions options = GatewayConfiguration.ReadRegistry(configuration);
        string directory = data ?? GatewayConfiguration.ReadGateway(configuration).DataDirectory;
        if (PremiseManifest.Load(new PremiseFolder(directory).Path) is not null)
        {
            options.Base = RegistryBase.Imported;
        }

        PremiseRegister register = PremiseRegister.Open(directory, options);
        StoreDatabase database = GatewayConfiguration.ReadStorage(configuration).Select(directory);
        if (database.Dialect.Exists())
        {
            // What has happened in the market since is in the gateway's store, where there is one.
            database.RefuseOtherVersion();
            new MarketStore(database).After(0).ForEach(register.Market.Add);
        }

        return register;
    }

    private static string Directory(string? data) =>
        data ?? GatewayConfiguration.ReadGateway(GatewayConfiguration.Build(new GatewaySettings())).DataDirectory;

    private static Option<string?> Data() => new("--data") { Description = "Data directory of the gateway (default han-data)." };

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
