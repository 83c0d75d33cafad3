using System.Text.Json;
using System.Xml.Linq;
using Han.Gateway.Demo;
using Han.Tests.EndToEnd;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;

namespace Han.Tests.Interop;

/// <summary>The SOAP stacks of others against the whole gateway: what they send ends in the messaging log.</summary>
[Trait("Category", "Interop")]
public sealed class GatewayClientTests
{
    private static readonly string[] _operations = ["processLCEvent", "processCancelLCEvent", "processCancelAllLCEvents"];

    [SkippableFact]
    public async Task What_zeep_sends_is_in_the_log()
    {
        const string Python = "/usr/bin/python3";
        ForeignClient.Require(await ForeignClient.IsPresentAsync(Python, "-c", "import zeep"), "python3-zeep");
        await CallAsync((kit, esiId, meter) => ScriptAsync(Python, ForeignClient.ZeepScript, kit, esiId, meter));
    }

    [SkippableFact]
    public async Task What_npm_soap_sends_is_in_the_log()
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync("node", "--version") && ForeignClient.NodeModulesArePresent, "node with the npm package soap");
        await CallAsync((kit, esiId, meter) => ScriptAsync("node", ForeignClient.NodeScript, kit, esiId, meter));
    }

    [SkippableFact]
    public async Task What_curl_sends_is_in_the_log()
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync("curl", "--version"), "curl");
        await CallAsync(async (kit, esiId, meter) =>
        {
            using var folder = new TemporaryFolder();
            JsonElement account = Account(kit);
            var caller = new DemoCaller(Text(account, "user"), Text(account, "requester"), Text(account, "duns"));
            (string, string)[] addresses = [(esiId, meter)];
            string sent = await PostAsync(DemoRequests.Event(caller, addresses, $"curl-1-{esiId}", null, 60));
            string cancelled = await PostAsync(DemoRequests.Cancel(caller, addresses, $"curl-2-{esiId}", sent));
            return [sent, cancelled, await PostAsync(DemoRequests.CancelAll(caller, addresses, $"curl-3-{esiId}"))];

            async Task<string> PostAsync(byte[] request)
            {
                string file = Path.Combine(folder.Path, "request.xml");
                await File.WriteAllBytesAsync(file, request);
                (int exitCode, string output, string error) = await ForeignClient.RunAsync(
                    "curl", "--silent", "--show-error", "--noproxy", "*", "--cacert", Named("ca"), "--cert", Named("certificate"), "--key", Named("key"),
                    "--header", "Content-Type: text/xml; charset=utf-8", "--data-binary", "@" + file, Text(account, "url"));
                Assert.True(exitCode == 0, error);
                XDocument answer = XDocument.Parse(output);
                Assert.Equal("0", (string)answer.Descendants("StatusCode").Single());
                return (string)answer.Descendants("RequestID").Single();
            }

            string Named(string name) => Path.Combine(kit, Text(account, name));
        });
    }

    /// <summary>Has a client send its three requests to each address of account.json, lets an hour and more pass, and looks for the rows.</summary>
    private static async Task CallAsync(Func<string, string, string, Task<string[]>> send)
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        string kit = gateway.Application.KitDirectory!;
        (string EsiId, string Meter)[] addresses =
            [.. Account(kit).GetProperty("addresses").EnumerateArray().Take(2).Select(a => (Text(a, "esiid"), Text(a, "meter")))];
        Assert.Equal(2, addresses.Length);
        var sent = new List<(string EsiId, string[] RequestIds)>();
        foreach ((string esiId, string meter) in addresses)
        {
            sent.Add((esiId, await send(kit, esiId, meter)));
        }

        Assert.Equal(6, sent.SelectMany(s => s.RequestIds).Distinct().Count());
        await gateway.RunForAsync(TimeSpan.FromHours(3));
        List<Dictionary<string, string>> log = gateway.Log();
        foreach ((string esiId, string[] ids) in sent)
        {
            ILookup<string, Dictionary<string, string>> rows = log.Where(r => r["ESIID"] == esiId).ToLookup(r => r["EventCategoryID"]);
            Assert.Single(rows["LCE"], r => r["RequestID"] == ids[0] && r["StatusCode"] == "RQA");
            Assert.Single(rows["CLE"], r => r["RequestID"] == ids[0] && r["MessageCancellationID"] == ids[1] && r["StatusCode"] == "RQA");
            Assert.Single(rows["CAL"], r => r["MessageCancellationID"] == ids[2] && r["StatusCode"] == "RQA");

            // The event was cancelled before anything could leave for the meter.
            Assert.Contains(rows["CLE"], r => r["MessageCancellationID"] == ids[1] && r["StatusCode"] == "CON");
            Assert.Contains(rows["CAL"], r => r["MessageCancellationID"] == ids[2] && r["StatusCode"] is "ACK" or "PEN" or "CON");
        }

        Assert.Equal(6, log.Count(r => r["StatusCode"] == "RQA"));
        Assert.DoesNotContain(log, r => r["StatusCode"] is "STR" or "FLR");
    }

    private static async Task<string[]> ScriptAsync(string program, string script, string kit, string esiId, string meter)
    {
        (int exitCode, string output, string error) =
            await ForeignClient.RunAsync(program, script, Text(Account(kit), "wsdl"), kit, esiId, meter, "by-request");
        Assert.True(exitCode == 0, error);
        JsonElement[] calls = [.. JsonDocument.Parse(output).RootElement.GetProperty("calls").EnumerateArray()];
        Assert.Equal(_operations.Select(o => (o, "0")), calls.Select(c => (Text(c, "operation"), Text(c, "StatusCode"))));
        return [.. calls.Select(c => Text(c, "RequestID"))];
    }

    private static JsonElement Account(string kit) => JsonDocument.Parse(File.ReadAllText(Path.Combine(kit, "account.json"))).RootElement;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
