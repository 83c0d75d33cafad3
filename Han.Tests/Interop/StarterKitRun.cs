using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Han.Gateway.StarterKit;
using Han.Tests.Callbacks;
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

    /// <summary>All that is sent is over by then: the longest is a text of three hours.</summary>
    private static readonly TimeSpan _longEnough = TimeSpan.FromHours(12);

    private readonly TemporaryFolder _folder = new();
    private readonly CallbackReceiver _receiver;

    private StarterKitRun(TestGateway gateway, CallbackReceiver receiver) => (Gateway, _receiver, Operations) = (gateway, receiver, []);

    public TestGateway Gateway { get; }

    public StarterKitSource Source { get; private set; } = null!;

    /// <summary>The kit's own requests.</summary>
    public IReadOnlyList<ClientCall> Calls { get; private set; } = [];

    public string Folder => _folder.Path;

    public IReadOnlyList<string> Files { get; private set; } = [];

    /// <summary>The operations of the WSDL that the running gateway serves, in its order.</summary>
    public string[] Operations { get; private set; }

    /// <summary>That WSDL.</summary>
    public XDocument Wsdl { get; private set; } = new();

    public static async Task<StarterKitRun> StartAsync(params (string Key, string Value)[] settings)
    {
        CallbackReceiver receiver = await CallbackReceiver.StartAsync();
        var all = CallbackDeliveryTests.Settings().Concat(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).ToDictionary();
        var run = new StarterKitRun(await TestGateway.StartAsync(settings: all), receiver);
        try
        {
            run.Source = StarterKitSource.Read(run.Gateway.Directory, receiver.At("127.0.0.1", "/rows").OriginalString);
            run.Files = StarterKitWriter.Write(run.Source, run.Folder);
            run.Calls = [.. ExampleRequests.For(run.Source).Select(e => new ClientCall(e.Operation.Name, e))];
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
    /// Has a client call every operation, three times: as the kit has it, which is accepted; in another company's name, which each operation's own answer refuses; and with a
    /// DUNS that breaks the schema, which is a Fault. Then hours pass, and the client asks what has become of each request.
    /// </summary>
    /// <param name="send">Sends these, with another RequesterAuthenticationID where one is given.</param>
    public async Task CallEveryOperationAsync(Func<IReadOnlyList<ClientCall>, string?, Task<IReadOnlyList<ClientAnswer>>> send)
    {
        await CallAsync(send);
        await SeeOutcomesAsync(send);
    }

    /// <inheritdoc cref="CallEveryOperationAsync"/>
    public async Task CallAsync(Func<IReadOnlyList<ClientCall>, string?, Task<IReadOnlyList<ClientAnswer>>> send)
    {
        IReadOnlyList<ClientAnswer> accepted = await send(Calls, null);
        Assert.Equal(Operations.Select(o => (o, (string?)"0")), accepted.Select(a => (a.Operation, a.StatusCode)));
        Assert.Equal(accepted.Count, accepted.Select(a => a.RequestId).Distinct().Count());
        ClientAnswer devices = accepted.Single(a => a.Operation == "processHANDeviceQuery");
        Assert.Contains("02DE4300000000E1", devices.Text, StringComparison.Ordinal);
        Assert.Contains("Remove Acknowledged", devices.Text, StringComparison.Ordinal);

        IReadOnlyList<ClientAnswer> refused = await send(Calls, OtherDuns);
        Assert.Equal(Operations.Select(o => (o, (string?)"HAN-1002")), refused.Select(a => (a.Operation, a.StatusCode)));

        IReadOnlyList<ClientAnswer> faults = await send(Calls, "x");
        Assert.Equal(Operations.Select(o => (o, (string?)"soapenv:Client", (string?)"HAN-0002")), faults.Select(a => (a.Operation, a.FaultCode, a.DetailCode)));

        // Accepted means logged: one row for each operation that sends something to addresses.
        Assert.Equal(
            ["CAL", "CLE", "CSM", "LCE", "PRM", "STM"],
            Gateway.Log().Where(r => r["StatusCode"] == "RQA").Select(r => r["EventCategoryID"]).Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// Has a client send one more event, which nobody cancels. Then every request that has an outcome has it in processHANRequestStatus as the client reads it, and what was posted
    /// to its CallbackUri is the same, row by row.
    /// </summary>
    private async Task SeeOutcomesAsync(Func<IReadOnlyList<ClientCall>, string?, Task<IReadOnlyList<ClientAnswer>>> send)
    {
        const string Delivered = "example-delivered";
        ClientCall more = Calls.Single(c => c.Operation == "processLCEvent").With("RequestID", Delivered).With("IssuerEventID", "4003") with { Name = Delivered };
        Assert.Equal("0", Assert.Single(await send([more], null)).StatusCode);
        await Gateway.RunForAsync(_longEnough);

        ClientCall status = Calls.Single(c => c.Operation == "processHANRequestStatus");
        string[] asked = [.. Calls.Where(c => ExampleRequests.HasOutcome(c.Request.Operation)).Select(c => ExampleRequests.Reference(c.Operation)), Delivered];
        Assert.Equal(10, asked.Length);
        IReadOnlyList<ClientAnswer> answers = await send([.. asked.Select(status.About)], null);
        Assert.Equal(asked.Select(_ => ((string?)"0", (int?)0)), answers.Select(a => (a.StatusCode, a.OpenTargets)));

        string[] told = [.. answers.SelectMany(a => a.Rows).Distinct().Order(StringComparer.Ordinal)];
        await _receiver.UntilRowsAsync(told.Length);
        _receiver.AssertSigned(Source.Account.CallbackSecret);
        Dictionary<string, Dictionary<string, string>> posted = _receiver.Confirmed.DistinctBy(r => r["MessageStatusID"]).ToDictionary(r => r["MessageStatusID"]);
        Assert.Equal(told, posted.Keys.Order(StringComparer.Ordinal));

        // What is taken back before it left is told of its cancel; a provisioning, of itself.
        var ends = new Dictionary<string, string>
        {
            [ExampleRequests.Reference("processSimpleMessage")] = "ACK",
            [ExampleRequests.Reference("processLCEvent")] = "ACK",
            [ExampleRequests.Reference("processProvisionDevice")] = "FLR",
        };
        Assert.All(asked.Zip(answers), o => Assert.Contains(ends.GetValueOrDefault(o.First, "CON"), o.Second.Rows.Select(id => posted[id]["StatusCode"])));
        Assert.Contains(answers[^1].Rows, id => posted[id]["DeviceMACAddr"].Length > 0 && posted[id]["StatusDesc"] == "event received");
    }

    /// <summary>Writes requests as the kit's own clients read them.</summary>
    public string WriteRequests(IReadOnlyList<ClientCall> calls)
    {
        string file = PathOf("more.json");
        var requests = (JsonObject)JsonNode.Parse(File.ReadAllText(PathOf("clients", StarterKitWriter.RequestsFile)))!;
        requests["calls"] = new JsonArray([.. calls.Select(c => c.Request.ToJson())]);
        File.WriteAllText(file, requests.ToJsonString());
        return file;
    }

    /// <summary>The answers that the kit's own clients print.</summary>
    public static IReadOnlyList<ClientAnswer> Parse(string output) => [.. JsonDocument.Parse(output).RootElement.EnumerateArray().Select(ClientAnswer.FromJson)];

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await _receiver.DisposeAsync();
        _folder.Dispose();
    }
}
