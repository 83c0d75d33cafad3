using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using System.Xml.Schema;
using Han.Gateway.Operations;
using Han.Gateway.Requests;
using Han.Gateway.StarterKit;
using Han.Tests.Docs;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;

namespace Han.Tests.Interop;

/// <summary>The starter kit, and foreign clients that call every operation with what is in it.</summary>
[Trait("Category", "Interop")]
public sealed class StarterKitTests
{
    private const string Python = "/usr/bin/python3";

    private static readonly XNamespace _con = "http://eviware.com/soapui/config";

    [SkippableFact]
    public async Task Zeep_calls_every_operation()
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync(Python, "-c", "import zeep"), "python3-zeep");
        await using StarterKitRun run = await StarterKitRun.StartAsync();
        await run.CallEveryOperationAsync((calls, duns) => ZeepAsync(run, calls, duns));
    }

    [SkippableFact]
    public async Task Zeep_signs_every_operation_and_verifies_every_answer()
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync(Python, "-c", "import zeep, xmlsec"), "python3-zeep with python3-xmlsec");
        await using StarterKitRun run = await StarterKitRun.StartAsync(("Accounts:0:Signature", "Required"), ("Accounts:0:SignResponses", "true"));
        await run.CallEveryOperationAsync((calls, duns) => ZeepAsync(run, calls, duns, "--sign", "--verify"));
    }

    [SkippableFact]
    public async Task Npm_soap_calls_every_operation()
    {
        await RequireNodeAsync();
        await using StarterKitRun run = await StarterKitRun.StartAsync();
        await run.CallEveryOperationAsync((calls, duns) => NodeAsync(run, calls, duns));
    }

    [SkippableFact]
    public async Task Npm_soap_signs_every_operation()
    {
        await RequireNodeAsync();
        await using StarterKitRun run = await StarterKitRun.StartAsync(("Accounts:0:Signature", "Required"));
        await run.CallEveryOperationAsync((calls, duns) => NodeAsync(run, calls, duns, "--sign"));
    }

    [SkippableFact]
    public async Task The_curl_scripts_call_every_operation_and_the_answers_validate()
    {
        ForeignClient.Require(File.Exists("/bin/sh") && await ForeignClient.IsPresentAsync("curl", "--version"), "curl and /bin/sh");
        await using StarterKitRun run = await StarterKitRun.StartAsync();
        await run.CallEveryOperationAsync((calls, duns) => CurlAsync(run, calls, duns, "HAN_SIGN="));
    }

    [SkippableFact]
    public async Task The_curl_scripts_sign_every_operation_with_xmlsec()
    {
        ForeignClient.Require(
            File.Exists("/bin/sh") && await ForeignClient.IsPresentAsync("curl", "--version") && await ForeignClient.IsPresentAsync("xmlsec1", "--version"), "curl, xmlsec1 and /bin/sh");
        await using StarterKitRun run = await StarterKitRun.StartAsync(("Accounts:0:Signature", "Required"));
        await run.CallEveryOperationAsync((calls, duns) => CurlAsync(run, calls, duns, "HAN_SIGN=1"));
    }

    [Fact]
    public async Task The_requests_of_the_soapui_project_are_accepted()
    {
        await using StarterKitRun run = await StarterKitRun.StartAsync();
        XElement project = XDocument.Load(run.PathOf("han-soapui-project.xml")).Root!;
        Assert.Equal("soapui-project", project.Name.LocalName);
        XElement[] operations = [.. project.Elements(_con + "interface").Single().Elements(_con + "operation")];
        await run.CallAsync(async (_, duns) =>
        {
            var answers = new List<ClientAnswer>();
            foreach (XElement operation in operations)
            {
                XElement call = operation.Elements(_con + "call").Single();
                Assert.Equal(run.Gateway.Application.ServiceUrl.AbsoluteUri, (string?)call.Element(_con + "endpoint"));
                string request = WithDuns((string)call.Element(_con + "request")!, duns);
                answers.Add(ClientAnswer.FromXml(
                    (string)operation.Attribute("name")!, await run.Gateway.PostAsync(Encoding.UTF8.GetBytes(request), (string)operation.Attribute("action")!)));
            }

            return answers;
        });
        XElement cached = project.Descendants(_con + "content").Single();
        Assert.True(XNode.DeepEquals(run.Wsdl.Root, XDocument.Parse(cached.Value).Root));
        Assert.True(File.Exists((string)project.Descendants(_con + "crypto").Elements(_con + "source").Single()));
    }

    [Fact]
    public async Task Every_operation_of_the_contract_has_its_example_and_every_example_validates()
    {
        await using StarterKitRun run = await StarterKitRun.StartAsync();
        JsonElement requests = JsonDocument.Parse(await File.ReadAllTextAsync(run.PathOf("clients", "requests.json"))).RootElement;
        Assert.Equal(run.Operations, requests.GetProperty("calls").EnumerateArray().Select(c => c.GetProperty("operation").GetString()));
        XmlSchemaSet schemas = Schemas(run);
        Assert.All(run.Operations, o => Assert.Empty(Problems(schemas, XDocument.Load(run.PathOf("curl", o + ".xml")))));
        Assert.True(XNode.DeepEquals(run.Wsdl.Root, XDocument.Load(run.PathOf("wsdl", StarterKitWriter.WsdlFile)).Root));
    }

    [Fact]
    public async Task The_interface_page_tells_of_every_operation_field_and_code()
    {
        await using StarterKitRun run = await StarterKitRun.StartAsync();
        string page = await File.ReadAllTextAsync(run.PathOf("interface.md"));
        Assert.All(run.Operations, o => Assert.Contains($"\n## {o}\n", page, StringComparison.Ordinal));
        IEnumerable<string> elements = run.Wsdl.Descendants((XNamespace)XmlSchema.Namespace + "element").Select(e => (string)e.Attribute("name")!)
            .Except(run.Operations.SelectMany(o => new[] { o, o + "Response" })).Distinct();
        Assert.All(elements, e => Assert.Contains(e, page, StringComparison.Ordinal));
        string[] codes = [.. typeof(Refusals).GetFields().Select(f => (string)f.GetRawConstantValue()!).Where(c => c.StartsWith("HAN-", StringComparison.Ordinal)).Distinct()];
        Assert.True(codes.Length > 20);
        Assert.All(codes, c => Assert.Contains($"\n| {c} | ", page, StringComparison.Ordinal));
        Assert.Contains("\n| &nbsp;&nbsp;DutyCycle | ", page, StringComparison.Ordinal);

        // Every field says what it means, every operation shows how it is called.
        string[] fields = [.. page.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| field | ", StringComparison.Ordinal))];
        Assert.True(fields.Length > 400);
        Assert.All(fields, f => Assert.False(f.EndsWith("|  |", StringComparison.Ordinal), f));
        Assert.All(run.Calls, c => Assert.Contains(c.Request.Body.ToString().ReplaceLineEndings("\n"), page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_of_the_api_tells_of_every_operation_and_code()
    {
        string page = Document.All.Single(d => Path.GetFileName(d.Path) == "han-api.md").Text;
        string agreements = Document.All.Single(d => Path.GetFileName(d.Path) == "agreements.md").Text;
        Assert.All(HanOperations.All, o => Assert.Contains($"| `{o.Name}`", page + agreements, StringComparison.Ordinal));
        string[] rows = [.. page.Split('\n').Where(l => l.StartsWith("| HAN-", StringComparison.Ordinal)).Select(l => l.Split('|')[1])];
        Assert.All(StatusCodes.Refusals, r => Assert.Contains(rows, codes => codes.Contains(r.Code["HAN-".Length..], StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_command_writes_the_kit_without_a_secret()
    {
        await using StarterKitRun run = await StarterKitRun.StartAsync();
        string target = run.PathOf("again");
        (int exitCode, string output, string error) = await GatewayProcess.RunAsync(run.Folder, "starter-kit", "--out", target, "--data", run.Gateway.Directory, "--callback", run.Source.Callback!.OriginalString);
        Assert.True(exitCode == 0, error);
        Assert.Equal($"{run.Files.Count} files in {target}\n", output.ReplaceLineEndings("\n"));
        string password = run.Source.Account.Password;
        Assert.True(password.Length > 20);
        foreach (string file in run.Files)
        {
            string text = await File.ReadAllTextAsync(Path.Combine(target, file));
            Assert.Equal(await File.ReadAllTextAsync(run.PathOf(file)), text);
            Assert.DoesNotContain(password, text, StringComparison.Ordinal);
            Assert.DoesNotContain("PRIVATE KEY", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("ftp://host/rows")]
    public async Task A_callback_that_no_request_could_name_is_refused(string callback)
    {
        using var folder = new TemporaryFolder();
        (int exitCode, _, string error) = await GatewayProcess.RunAsync(folder.Path, "starter-kit", "--out", "kit", "--data", folder.Path, "--callback", callback);
        Assert.Equal((2, 1), (exitCode, error.TrimEnd().Split('\n').Length));
        Assert.Contains(callback, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_development_kit_the_command_says_what_to_do()
    {
        using var folder = new TemporaryFolder();
        (int exitCode, _, string error) = await GatewayProcess.RunAsync(folder.Path, "starter-kit", "--out", "kit", "--data", folder.Path);
        Assert.Equal(2, exitCode);
        Assert.Contains("start the gateway once", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static async Task<IReadOnlyList<ClientAnswer>> ZeepAsync(StarterKitRun run, IReadOnlyList<ClientCall> calls, string? duns, params string[] more) =>
        StarterKitRun.Parse(await StarterKitRun.RunAsync(Python, [run.PathOf("clients", "zeep_client.py"), .. Options(run, calls, duns), .. more]));

    private static async Task<IReadOnlyList<ClientAnswer>> NodeAsync(StarterKitRun run, IReadOnlyList<ClientCall> calls, string? duns, params string[] more) =>
        StarterKitRun.Parse(await StarterKitRun.RunAsync("node", [run.PathOf("clients", "soap_client.js"), .. Options(run, calls, duns), .. more]));

    /// <summary>Without an option the clients send the kit's own requests, from the kit's own file.</summary>
    private static IEnumerable<string> Options(StarterKitRun run, IReadOnlyList<ClientCall> calls, string? duns) =>
    [
        .. calls == run.Calls ? [] : new[] { "--requests", run.WriteRequests(calls) },
        .. duns is null ? [] : new[] { "--duns", duns },
    ];

    /// <summary>Has the scripts send their own files, or others where something is changed, and validates each answer.</summary>
    private static async Task<IReadOnlyList<ClientAnswer>> CurlAsync(StarterKitRun run, IReadOnlyList<ClientCall> calls, string? duns, string sign)
    {
        XmlSchemaSet schemas = Schemas(run);
        var answers = new List<ClientAnswer>();
        foreach (ClientCall call in calls)
        {
            string file = run.PathOf(call.Name + ".other.xml");
            bool isOwn = calls == run.Calls && duns is null;
            if (!isOwn)
            {
                call.With("RequesterAuthenticationID", duns).Request.Envelope(run.Source.Account.User).Save(file);
            }

            string[] message = isOwn ? [] : [file];
            XDocument answer = XDocument.Parse(await StarterKitRun.RunAsync("env", [sign, "/bin/sh", run.PathOf("curl", call.Operation + ".sh"), .. message]));
            Assert.Empty(Problems(schemas, answer));
            answers.Add(ClientAnswer.FromXml(call.Operation, answer));
        }

        return answers;
    }

    private static async Task RequireNodeAsync() => ForeignClient.Require(
        await ForeignClient.IsPresentAsync("node", "--version") && ForeignClient.NodeModulesArePresent, "node with the npm package soap");

    private static string WithDuns(string request, string? duns)
    {
        XDocument document = XDocument.Parse(request);
        XElement element = document.Descendants("RequesterAuthenticationID").Single();
        element.Value = duns ?? element.Value;
        return document.ToString();
    }

    private static XmlSchemaSet Schemas(StarterKitRun run)
    {
        var schemas = new XmlSchemaSet();
        foreach (string file in run.Files.Where(f => f.EndsWith(".xsd", StringComparison.Ordinal)))
        {
            schemas.Add(null, run.PathOf(file));
        }

        schemas.Compile();
        return schemas;
    }

    /// <summary>What is wrong with the Body's child, or a Fault's detail, by the schemas.</summary>
    private static List<string> Problems(XmlSchemaSet schemas, XDocument envelope)
    {
        XElement content = envelope.Root!.Elements().Last().Elements().Single();
        content = content.Element("detail")?.Elements().Single() ?? content;
        var problems = new List<string>();
        Assert.NotNull(schemas.GlobalElements[new System.Xml.XmlQualifiedName(content.Name.LocalName, content.Name.NamespaceName)]);
        new XDocument(content).Validate(schemas, (_, e) => problems.Add(e.Message));
        return problems;
    }
}
