using System.Text.Json;
using System.Xml.Linq;
using Han.Gateway.Operations;
using Han.Gateway.StarterKit;

namespace Han.Tests.Interop.Clients;

/// <summary>What a client that is compiled for a test reads: the kit's requests as files, and the credentials. And what it prints.</summary>
internal sealed class RequestFolder
{
    private readonly StarterKitRun _run;
    private readonly StarterKitSource _source;

    public RequestFolder(StarterKitRun run, string name)
    {
        (_run, _source) = (run, StarterKitSource.Read(run.Gateway.Directory));
        Path = run.PathOf(name);
        Directory.CreateDirectory(Path);
        string key = File.ReadAllText(KitFile(_source.Account.Key));
        string certificate = File.ReadAllText(KitFile(_source.Account.Certificate));
        File.WriteAllText(PathOf("client-pair.pem"), key + certificate);
        File.WriteAllLines(PathOf("credentials.txt"), [_source.Account.User, _source.Account.Password]);
        File.WriteAllLines(PathOf("operations.txt"), Calls.Select(c => c.Operation));
    }

    public string Path { get; }

    /// <summary>The authority's certificate.</summary>
    public string Authority => KitFile(_source.Account.Ca);

    /// <summary>The calls of the kit, and the prefixes of their namespaces.</summary>
    public IEnumerable<(string Operation, string Prefix)> Calls =>
        JsonDocument.Parse(File.ReadAllText(_run.PathOf("clients", StarterKitWriter.RequestsFile))).RootElement.GetProperty("calls").EnumerateArray()
            .Select(c => (
                c.GetProperty("operation").GetString()!,
                ServiceNamespace.All.Single(s => s.Uri == c.GetProperty("namespace").GetString()).Prefix));

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>Runs a shell command in the folder.</summary>
    public Task<string> RunAsync(string command) => StarterKitRun.RunAsync("/bin/sh", "-c", $"cd '{Path}' && {command}");

    /// <summary>Writes the Body's child of each request, with another company's DUNS where one is given.</summary>
    public void WriteRequests(string? duns)
    {
        foreach ((string operation, _) in Calls)
        {
            XElement body = XDocument.Load(_run.PathOf("curl", operation + ".xml")).Root!.Elements().Last().Elements().Single();
            XElement company = body.Descendants("RequesterAuthenticationID").Single();
            company.Value = duns ?? company.Value;
            File.WriteAllText(PathOf(operation + ".xml"), body.ToString());
        }
    }

    /// <summary>Lines of OPERATION, "answer", XML or OPERATION, "fault", code, code of the detail. gSOAP knows the envelope's namespace by its own prefix.</summary>
    public static IReadOnlyList<ClientAnswer> Parse(string output) =>
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).Select(f => f is [var operation, "fault", var code, var detail]
            ? new ClientAnswer(operation, null, null, code.Replace("SOAP-ENV:", "soapenv:", StringComparison.Ordinal), detail.Trim(), "")
            : ClientAnswer.FromXml(f[0], XDocument.Parse(f[2].Trim()))),
    ];

    private string KitFile(string name) => System.IO.Path.Combine(_source.KitDirectory, name);
}
