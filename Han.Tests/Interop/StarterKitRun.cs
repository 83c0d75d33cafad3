using System.Text.Json;
using System.Xml.Linq;
using Han.Gateway.StarterKit;
using Han.Tests.EndToEnd;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;

namespace Han.Tests.Interop;

/// <summary>A whole gateway, a starter kit made for it, and what its published contract says that it serves.</summary>
internal sealed class StarterKitRun : IAsyncDisposable
{
    /// <summary>A company that the account is not.</summary>
    public const string OtherDuns = "222222222";

    private static readonly XNamespace _wsdl = "http://schemas.xmlsoap.org/wsdl/";

    private readonly TemporaryFolder _folder = new();

    private StarterKitRun(TestGateway gateway) => (Gateway, Operations) = (gateway, []);

    public TestGateway Gateway { get; }

    public string Folder => _folder.Path;

    public IReadOnlyList<string> Files { get; private set; } = [];

    /// <summary>The operations of the WSDL that the running gateway serves, in its order.</summary>
    public string[] Operations { get; private set; }

    /// <summary>That WSDL.</summary>
    public XDocument Wsdl { get; private set; } = new();

    public static async Task<StarterKitRun> StartAsync(params (string Key, string Value)[] settings)
    {
        var run = new StarterKitRun(await TestGateway.StartAsync(settings: settings.ToDictionary(s => s.Key, s => (string?)s.Value)));
        try
        {
            run.Files = StarterKitWriter.Write(StarterKitSource.Read(run.Gateway.Directory), run.Folder);
            run.Wsdl = await run.Gateway.GetWsdlAsync();
            run.Operations = [.. run.Wsdl.Descendants(_wsdl + "binding").Single().Elements(_wsdl + "operation").Select(o => (string)o.Attribute("name")!)];
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    public string PathOf(params string[] path) => Path.Combine([Folder, .. path]);

    /// <summary>Runs a program without a proxy, and returns what it wrote.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        string modules = RepositoryFiles.Test("Interop", "Clients", "node", "node_modules");
        (int exitCode, string output, string error) =
            await ForeignClient.RunAsync("env", ["NO_PROXY=127.0.0.1", "no_proxy=127.0.0.1", "NODE_PATH=" + modules, program, .. arguments]);
        Assert.True(exitCode == 0, $"{program}: {error}{output}");
        return output;
    }

    /// <summary>
    /// Has a client send every request three times: as it is, which is accepted; in another company's name, which each operation's own answer refuses; and with a DUNS
    /// that breaks the schema, which is a Fault.
    /// </summary>
    public async Task CallEveryOperationAsync(Func<string?, Task<IReadOnlyList<ClientAnswer>>> send)
    {
        IReadOnlyList<ClientAnswer> accepted = await send(null);
        Assert.Equal(Operations.Select(o => (o, (string?)"0")), accepted.Select(a => (a.Operation, a.StatusCode)));
        Assert.Equal(accepted.Count, accepted.Select(a => a.RequestId).Distinct().Count());
        ClientAnswer devices = accepted.Single(a => a.Operation == "processHANDeviceQuery");
        Assert.Contains("02DE4300000000E1", devices.Text, StringComparison.Ordinal);
        Assert.Contains("Remove Acknowledged", devices.Text, StringComparison.Ordinal);

        IReadOnlyList<ClientAnswer> refused = await send(OtherDuns);
        Assert.Equal(Operations.Select(o => (o, (string?)"HAN-1002")), refused.Select(a => (a.Operation, a.StatusCode)));

        IReadOnlyList<ClientAnswer> faults = await send("x");
        Assert.Equal(Operations.Select(o => (o, (string?)"soapenv:Client", (string?)"HAN-0002")), faults.Select(a => (a.Operation, a.FaultCode, a.DetailCode)));

        // Accepted means logged: one row for each operation that sends something to addresses.
        Assert.Equal(
            ["CAL", "CLE", "CSM", "LCE", "PRM", "STM"],
            Gateway.Log().Where(r => r["StatusCode"] == "RQA").Select(r => r["EventCategoryID"]).Order(StringComparer.Ordinal));
    }

    /// <summary>The answers that the kit's own clients print.</summary>
    public static IReadOnlyList<ClientAnswer> Parse(string output) => [.. JsonDocument.Parse(output).RootElement.EnumerateArray().Select(ClientAnswer.FromJson)];

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        _folder.Dispose();
    }
}
