using System.Globalization;
using System.Xml.Linq;
using Han.Gateway.Hosting;
using Han.Tests.Docs;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;

namespace Han.Tests.Interop;

/// <summary>The ten minutes of docs/han-api.md, command by command, against the built program. Market time goes faster than the page says.</summary>
[Trait("Category", "Interop")]
public sealed class HanApiPageTests
{
    private const string Speed = "3600";

    /// <summary>A meter may be out for hours of market time, which are seconds here: then another event is sent.</summary>
    private const int Events = 30;
    private const int Questions = 400;

    [SkippableFact]
    public async Task The_pages_commands_lead_to_a_confirmed_event()
    {
        ForeignClient.Require(File.Exists("/bin/sh") && await ForeignClient.IsPresentAsync("curl", "--version"), "curl and /bin/sh");
        string[] commands = [.. Commands()];
        Assert.Equal(5, commands.Length);
        using var folder = new TemporaryFolder();
        string port = LoopbackPort.Free().ToString(CultureInfo.InvariantCulture);
        string[] serve = Words(commands[0]);
        Assert.Equal(["run", "--Gateway:Speed", "60"], serve);
        await using GatewayProcess gateway = await GatewayProcess.ServeAsync(
            folder.Path, [.. serve[..^1], Speed, "--data", "han-data", "--urls", $"https://localhost:{port}"]);
        (int exitCode, _, string error) = await GatewayProcess.RunAsync(folder.Path, Words(commands[1]));
        Assert.True(exitCode == 0, error);

        XDocument sent = await RunAsync(folder.Path, commands[2]);
        Assert.Equal("0", (string?)sent.Descendants("StatusCode").Single());
        bool isConfirmed = await IsConfirmedAsync(folder.Path, commands[3]);
        for (int again = 1; !isConfirmed && again < Events; again++)
        {
            Rename(folder.Path, again);
            Assert.Equal("0", (string?)(await RunAsync(folder.Path, commands[2])).Descendants("StatusCode").Single());
            isConfirmed = await IsConfirmedAsync(folder.Path, commands[3]);
        }

        Assert.True(isConfirmed, "no device confirmed any event");
        (exitCode, string log, error) = await GatewayProcess.RunAsync(folder.Path, Words(commands[4]));
        Assert.True(exitCode == 0, error);
        Assert.Contains(log.Split("\r\n"), l => l.Contains(",LCE,CON,event received,", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Commands()
    {
        string page = Document.All.Single(d => Path.GetFileName(d.Path) == "han-api.md").Text;
        string section = page.Split("## ").Single(s => s.StartsWith("From nothing to a confirmed event", StringComparison.Ordinal));
        return section.Split("```").Where((_, i) => i % 2 == 1).Select(block => block.Split('\n', 2)[1].Trim());
    }

    private static string[] Words(string command) => command.Split(" -- ")[1].Split(' ');

    /// <summary>Asks until a device has confirmed or the event is over.</summary>
    private static async Task<bool> IsConfirmedAsync(string folder, string command)
    {
        for (int question = 0; question < Questions; question++)
        {
            XDocument status = await RunAsync(folder, command);
            if (status.Descendants("StatusRow").Any(r => (string?)r.Element("StatusCode") == "CON" && ((string?)r.Element("DeviceMACAddr"))?.Length > 0))
            {
                return true;
            }

            if ((string?)status.Descendants("OpenTargets").SingleOrDefault() == "0")
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Gives the event and the question about it ids of their own, as the page says.</summary>
    private static void Rename(string folder, int again)
    {
        foreach (string operation in new[] { "processLCEvent", "processHANRequestStatus" })
        {
            string file = Path.Combine(folder, "starter-kit", "curl", operation + ".xml");
            string text = File.ReadAllText(file);
            string old = again == 1 ? "example-processLCEvent" : $"again-{again - 1}-processLCEvent";
            Assert.Contains(old, text, StringComparison.Ordinal);
            File.WriteAllText(file, text.Replace(old, $"again-{again}-processLCEvent", StringComparison.Ordinal)
                .Replace($"<IssuerEventID>{4000 + again}<", $"<IssuerEventID>{4001 + again}<", StringComparison.Ordinal));
        }
    }

    private static async Task<XDocument> RunAsync(string folder, string command)
    {
        Assert.StartsWith("sh starter-kit/curl/", command, StringComparison.Ordinal);
        (int exitCode, string answer, string error) = await ForeignClient.RunAsync("/bin/sh", "-c", $"cd '{folder}' && NO_PROXY=localhost no_proxy=localhost {command}");
        Assert.True(exitCode == 0, error);
        return XDocument.Parse(answer);
    }
}
