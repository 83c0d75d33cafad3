using System.CommandLine;
using System.Globalization;
using Han.Gateway.Callbacks;
using Han.Gateway.Hosting;

namespace Han.Gateway.Commands;

/// <summary>callbacks list | retry ID [--data DIR] [--storage sqlite|postgres]</summary>
internal static class CallbacksCommand
{
    public const string Name = "callbacks";

    public static Command Create() => new(Name, "Status rows that are posted to callers.") { List(), Retry() };

    private static Command List()
    {
        (Option<string?> data, Option<string?> storage) = Options();
        var command = new Command("list", "Shows callbacks that wait or were given up.") { data, storage };
        command.SetAction((result, _) => GatewayCommands.GuardAsync(() => Task.FromResult(With(result, data, storage, List))));
        return command;
    }

    private static Command Retry()
    {
        var id = new Argument<string>("ID") { Description = "The gateway's RequestID." };
        (Option<string?> data, Option<string?> storage) = Options();
        var command = new Command("retry", "Posts the waiting rows of a request again, now; a running gateway sees it within seconds. Exit code 1: it has no callback.")
        {
            id, data, storage,
        };
        command.SetAction((result, _) => GatewayCommands.GuardAsync(
            () => Task.FromResult(With(result, data, storage, callbacks => Retry(callbacks, result.GetRequiredValue(id))))));
        return command;
    }

    private static (Option<string?> Data, Option<string?> Storage) Options() =>
        (new Option<string?>("--data") { Description = "Data directory of the gateway (default han-data)." }, StorageOption.Create());

    private static int With(ParseResult result, Option<string?> data, Option<string?> storage, Func<CallbackStore, int> run)
    {
        IConfigurationRoot configuration = GatewayConfiguration.Build(new GatewaySettings { Overrides = StorageOption.Overrides(result.GetValue(storage)) });
        using GatewayStore store = GatewayStore.OpenToRead(result.GetValue(data) ?? GatewayConfiguration.ReadGateway(configuration).DataDirectory, configuration);
        return run(new CallbackStore(store.Database, store.Register));
    }

    private static int List(CallbackStore callbacks)
    {
        foreach (CallbackReport report in callbacks.List())
        {
            string next = report.State == CallbackState.Pending && report.NextAt is { } at ? $", next {at.ToString("u", CultureInfo.InvariantCulture)}" : "";
            string error = report.LastError is { } reason ? $": {reason}" : "";
            Console.WriteLine(
                $"{report.RequestId} {report.Duns} {report.Host} {(report.State == CallbackState.Dead ? "given up" : "waits")}, {report.Batches} batches, {report.Failures} failures{next}{error}");
        }

        return 0;
    }

    private static int Retry(CallbackStore callbacks, string requestId)
    {
        if (callbacks.Retry(requestId))
        {
            return 0;
        }

        Console.Error.WriteLine($"Request '{requestId}' has no callback.");
        return 1;
    }
}
