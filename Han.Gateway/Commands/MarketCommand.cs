using System.CommandLine;
using System.Globalization;
using Han.Gateway.Hosting;
using Han.Gateway.Market;
using Han.Gateway.Registry.Imported;
using Han.Gateway.Translation;

namespace Han.Gateway.Commands;

/// <summary>market import FILE | list [--data DIR] [--storage sqlite|postgres]</summary>
internal static class MarketCommand
{
    private const int SomeRejected = 3;
    private const int MostListed = 1000;

    public static Command Create() => new("market", "Market transactions: move-in, move-out, switch, meter exchange.") { Import(), List() };

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "CSV with a header row; docs/market-transactions.md names the columns." };
        (Option<string?> data, Option<string?> storage) = Options();
        var rejects = new Option<string?>("--rejects") { Description = "Where rejected rows go (default market-rejects.csv in the data directory)." };
        var share = new Option<double>("--max-rejects")
        {
            Description = "More rejected rows than this share, in percent, refuse the file as a whole (default 100).",
            DefaultValueFactory = _ => 100,
        };
        var command = new Command("import", "Takes a day's file, as a whole or not at all; a running gateway carries it out. Exit code 0: done; 3: done, some rows rejected; 1: refused; 2: error.")
        {
            file, data, storage, rejects, share,
        };
        command.SetAction((result, _) => GatewayCommands.GuardAsync(() => Task.FromResult(With(result, data, storage, (store, directory) => Import(
            store, result.GetRequiredValue(file), result.GetValue(rejects) ?? Path.Combine(directory, "market-rejects.csv"), result.GetValue(share))))));
        return command;
    }

    private static Command List()
    {
        var esiId = new Option<string?>("--esiid") { Description = "Those of one premise only." };
        (Option<string?> data, Option<string?> storage) = Options();
        var command = new Command("list", $"Shows transactions, at most the last {MostListed}, and the RequestID that carried each out.") { esiId, data, storage };
        command.SetAction((result, _) => GatewayCommands.GuardAsync(
            () => Task.FromResult(With(result, data, storage, (store, _) => List(store, result.GetValue(esiId))))));
        return command;
    }

    private static (Option<string?> Data, Option<string?> Storage) Options() =>
        (new Option<string?>("--data") { Description = "Data directory of the gateway (default han-data)." }, StorageOption.Create());

    private static int With(ParseResult result, Option<string?> data, Option<string?> storage, Func<GatewayStore, string, int> run)
    {
        IConfigurationRoot configuration = GatewayConfiguration.Build(new GatewaySettings { Overrides = StorageOption.Overrides(result.GetValue(storage)) });
        string directory = result.GetValue(data) ?? GatewayConfiguration.ReadGateway(configuration).DataDirectory;
        using GatewayStore store = GatewayStore.OpenToRead(directory, configuration);
        return run(store, directory);
    }

    private static int Import(GatewayStore store, string file, string rejects, double maxRejects)
    {
        if (maxRejects is < 0 or > 100 or double.NaN)
        {
            throw new ArgumentException($"--max-rejects must be 0 to 100, not {maxRejects}.");
        }

        if (!File.Exists(file))
        {
            throw new ArgumentException($"'{file}' is not there.");
        }

        if (RejectFile.IsSame(file, rejects))
        {
            throw new ArgumentException($"--rejects: '{rejects}' is the file to import; name another one.");
        }

        MarketImportResult result = new MarketImport(new MarketStore(store.Database), store.Register).Run(file, rejects, maxRejects / 100);
        foreach ((string reason, long count) in result.Reasons.OrderByDescending(r => r.Value).Take(10))
        {
            Console.WriteLine($"  {Number(count)} rejected: {reason}");
        }

        if (result.UnknownColumns.Count > 0)
        {
            Console.WriteLine($"Columns not read: {string.Join(", ", result.UnknownColumns)}.");
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

        Console.WriteLine($"{Number(result.Rows - result.Rejected - result.Known)} of {Number(result.Rows)} transactions taken, {Number(result.Known)} known before.");
        return result.Rejected > 0 ? SomeRejected : 0;
    }

    private static int List(GatewayStore store, string? esiId)
    {
        foreach ((MarketTransaction t, string? requestId) in new MarketStore(store.Database).List(esiId, MostListed))
        {
            string what = t.Kind == MarketKind.MeterExchange ? $"meter {t.Meter} -> {t.NewMeter}, ESI {t.NewEsi}" : t.RepDuns is { } rep ? $"REP {rep}" : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{t.Id} {t.Kind} {t.EsiId} {CentralTime.From(t.Effective):yyyy-MM-dd HH:mm zzz} {what} {requestId ?? "waiting"}").Replace("  ", " ", StringComparison.Ordinal));
        }

        return 0;
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
