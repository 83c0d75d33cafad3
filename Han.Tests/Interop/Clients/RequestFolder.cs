using System.Xml.Linq;
using Han.Gateway.StarterKit;

namespace Han.Tests.Interop.Clients;

/// <summary>What a client that is compiled for a test reads: requests as files, and the credentials. And what it prints.</summary>
internal sealed class RequestFolder
{
    private readonly StarterKitSource _source;

    public RequestFolder(StarterKitRun run, string name)
    {
        _source = run.Source;
        Path = run.PathOf(name);
        Directory.CreateDirectory(Path);
        string key = File.ReadAllText(KitFile(_source.Account.Key));
        string certificate = File.ReadAllText(KitFile(_source.Account.Certificate));
        File.WriteAllText(PathOf("client-pair.pem"), key + certificate);
        File.WriteAllLines(PathOf("credentials.txt"), [_source.Account.User, _source.Account.Password]);
    }

    public string Path { get; }

    /// <summary>The authority's certificate.</summary>
    public string Authority => KitFile(_source.Account.Ca);

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>Runs a shell command in the folder.</summary>
    public Task<string> RunAsync(string command) => StarterKitRun.RunAsync("/bin/sh", "-c", $"cd '{Path}' && {command}");

    /// <summary>Writes the Body's child of each request, with another company's DUNS where one is given, and calls.txt, a line of file and operation for each.</summary>
    public void WriteRequests(IReadOnlyList<ClientCall> calls, string? duns)
    {
        foreach (ClientCall call in calls)
        {
            File.WriteAllText(PathOf(call.Name + ".xml"), call.With("RequesterAuthenticationID", duns).Request.Body.ToString());
        }

        File.WriteAllLines(PathOf("calls.txt"), calls.Select(c => $"{c.Name}.xml {c.Operation}"));
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
