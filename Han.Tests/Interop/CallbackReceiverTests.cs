using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Han.Gateway.Hosting;
using Han.Tests.Callbacks;
using Han.Tests.EndToEnd;
using Han.Tests.Extensions;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;

namespace Han.Tests.Interop;

/// <summary>The receiver that docs/callbacks.md shows, as it stands there, run by python.</summary>
[Trait("Category", "Interop")]
public sealed partial class CallbackReceiverTests
{
    private const string Python = "/usr/bin/python3";

    [SkippableFact]
    public async Task The_receiver_of_the_page_prints_every_row_once()
    {
        ForeignClient.Require(File.Exists(Python), Python);
        using var folder = new TemporaryFolder();
        string page = (await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "docs", "callbacks.md"))).ReplaceLineEndings("\n");
        string script = Path.Combine(folder.Path, "receiver.py");
        await File.WriteAllTextAsync(script, Assert.Single(PythonBlock().Matches(page)).Groups[1].Value);

        await using TestGateway gateway = await TestGateway.StartAsync(settings: CallbackDeliveryTests.Settings());
        string port = LoopbackPort.Free().ToString(CultureInfo.InvariantCulture);
        using Process receiver = Process.Start(
            new ProcessStartInfo(Python, [script, port, Path.Combine(gateway.Application.KitDirectory!, "account.json")]) { RedirectStandardOutput = true })!;
        try
        {
            await new ExtensionCaller(gateway).EventAsync(gateway.Addresses(5), callback: new Uri($"http://127.0.0.1:{port}/"));
            await gateway.RunForAsync(TimeSpan.FromHours(4));
            string[] expected = [.. gateway.Log().Select(r => $"{r["MessageStatusID"]} {r["ESIID"]} {r["EventCategoryID"]} {r["StatusCode"]} {r["StatusDesc"]}")];
            var printed = new List<string>();
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (printed.Count < expected.Length && await receiver.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                printed.Add(line);
            }

            Assert.Equal(expected.Order(StringComparer.Ordinal), printed.Order(StringComparer.Ordinal));
        }
        finally
        {
            receiver.Kill();
            await receiver.WaitForExitAsync();
        }
    }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex PythonBlock();
}
