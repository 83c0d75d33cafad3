using System.CommandLine;
using Han.Gateway.Hosting;

namespace Han.Gateway.Commands;

/// <summary>run [--data DIR] [--urls URL] [--storage sqlite|postgres] [--Section:Key VALUE ...]</summary>
internal static class RunCommand
{
    public const string Name = "run";

    public static void Fill(Command command)
    {
        var data = new Option<string?>("--data") { Description = "Data directory (default han-data): database, log files, development kit." };
        var urls = new Option<string?>("--urls") { Description = "Where to listen, e.g. https://localhost:8443." };
        Option<string?> storage = StorageOption.Create();
        command.Options.Add(data);
        command.Options.Add(urls);
        command.Options.Add(storage);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((result, cancellationToken) => GatewayCommands.GuardAsync(
            () => RunAsync(result.GetValue(data), result.GetValue(urls), result.GetValue(storage), result.UnmatchedTokens, cancellationToken)));
    }

    private static async Task<int> RunAsync(string? data, string? urls, string? storage, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        Dictionary<string, string?> overrides = StorageOption.Overrides(storage);
        if (data is not null)
        {
            overrides["Gateway:DataDirectory"] = data;
        }

        if (urls is not null)
        {
            overrides["Gateway:Url"] = urls;
        }

        GatewayApplication gateway =
            await GatewayApplication.StartAsync(new GatewaySettings { Arguments = settings, Overrides = overrides }, cancellationToken).ConfigureAwait(false);
        await using (gateway.ConfigureAwait(false))
        {
            Console.WriteLine($"HAN API:         {gateway.ServiceUrl}");
            Console.WriteLine($"WSDL:            {gateway.WsdlUrl}");
            if (gateway.KitDirectory is { } kit)
            {
                Console.WriteLine($"development kit: {kit}");
            }

            Console.WriteLine("Stop with Ctrl+C.");
            await gateway.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
            return gateway.Failed ? 1 : 0;
        }
    }

    /// <summary>What is left must be configuration, --Section:Key value or --Section:Key=value: a misspelt option or word is an error. Null: all is well.</summary>
    public static string? FirstStrayWord(IReadOnlyList<string> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            if (!word.StartsWith("--", StringComparison.Ordinal) || !word.Contains(':', StringComparison.Ordinal))
            {
                return $"'{word}' is neither an option nor a setting of the form --Section:Key VALUE; see --help.";
            }

            if (word.Contains('=', StringComparison.Ordinal))
            {
                continue;
            }

            i++;
            if (i == words.Count || words[i].StartsWith("--", StringComparison.Ordinal))
            {
                return $"{word}: a value must follow.";
            }
        }

        return null;
    }
}
