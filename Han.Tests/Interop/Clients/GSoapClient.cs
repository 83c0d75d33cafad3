using System.Text.Json;
using System.Xml.Linq;
using Han.Gateway.Operations;
using Han.Gateway.StarterKit;
using Han.Tests.Soap;

namespace Han.Tests.Interop.Clients;

/// <summary>A C++ client that gSOAP generates from the WSDL file of a starter kit, compiled against the installed library.</summary>
internal sealed class GSoapClient
{
    private const string Share = "/usr/share/gsoap";

    private static readonly string[] _flags =
        ["-O0", "-w", "-DWITH_OPENSSL", "-DWITH_DOM", "-DWITH_GZIP", "-DWITH_IPV6", "-I.", $"-I{Share}/plugin", $"-I{Share}/import", $"-I{Share}"];

    /// <summary>What is generated, the calls, and the plugin for WS-Security with what it needs.</summary>
    private static readonly string[] _sources =
    [
        "soapC.cpp", "soapSMTxPMessagingBindingProxy.cpp", "client.cpp", $"{Share}/plugin/wsseapi.cpp", $"{Share}/plugin/smdevp.c", $"{Share}/plugin/mecevp.c",
        $"{Share}/plugin/threads.c", $"{Share}/custom/struct_timeval.c",
    ];

    private readonly StarterKitRun _run;
    private readonly StarterKitSource _source;
    private readonly string _folder;

    private GSoapClient(StarterKitRun run, StarterKitSource source, string folder) => (_run, _source, _folder) = (run, source, folder);

    public static bool IsPresent => new[] { "/usr/bin/wsdl2h", "/usr/bin/soapcpp2", "/usr/bin/g++", $"{Share}/plugin/wsseapi.cpp" }.All(File.Exists);

    /// <summary>Generates and compiles; the requests are the kit's examples.</summary>
    public static async Task<GSoapClient> BuildAsync(StarterKitRun run)
    {
        string folder = run.PathOf("gsoap");
        Directory.CreateDirectory(folder);
        var client = new GSoapClient(run, StarterKitSource.Read(run.Gateway.Directory), folder);
        File.Copy(RepositoryFiles.Test("Interop", "Clients", "gsoap", "client.cpp"), client.PathOf("client.cpp"));

        // The prefixes decide the names of the generated types.
        File.WriteAllLines(client.PathOf("typemap.dat"), ServiceNamespace.All.Select(s => $"{s.Prefix} = \"{s.Uri}\""));
        File.WriteAllLines(client.PathOf("operations.inc"), client.Calls().Select(c => $"OPERATION({c.Prefix}, {c.Operation})"));
        await client.InFolderAsync("wsdl2h -O1 -t typemap.dat -o interface.h ../wsdl/" + StarterKitWriter.WsdlFile);
        string generated = await File.ReadAllTextAsync(client.PathOf("interface.h"));
        await File.WriteAllTextAsync(client.PathOf("interface.h"), "#import \"stlvector.h\"\n#import \"wsse.h\"\n" + generated);
        await client.InFolderAsync($"soapcpp2 -j -C -x -L -I{Share}/import:{Share} interface.h");
        await client.InFolderAsync($"printf '%s\\n' {string.Join(' ', _sources)} | xargs -P 2 -n 1 g++ {string.Join(' ', _flags)} -c");
        await client.InFolderAsync("g++ *.o -o client -lgsoapssl++ -lssl -lcrypto -lz -lpthread");
        client.WriteCredentials();
        return client;
    }

    /// <summary>Sends every request, with another company's DUNS where one is given.</summary>
    public async Task<IReadOnlyList<ClientAnswer>> CallAsync(string? duns)
    {
        foreach ((string operation, _) in Calls())
        {
            XElement body = XDocument.Load(_run.PathOf("curl", operation + ".xml")).Root!.Elements().Last().Elements().Single();
            XElement company = body.Descendants("RequesterAuthenticationID").Single();
            company.Value = duns ?? company.Value;
            await File.WriteAllTextAsync(PathOf(operation + ".xml"), body.ToString());
        }

        string output = await StarterKitRun.RunAsync(
            PathOf("client"), _run.Gateway.Application.ServiceUrl.AbsoluteUri, Path.Combine(_source.KitDirectory, _source.Account.Ca), _folder);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Parse(l.Split('\t')))];
    }

    /// <summary>gSOAP knows the envelope's namespace by its own prefix.</summary>
    private static ClientAnswer Parse(string[] fields) => fields is [var operation, "fault", var code, var detail]
        ? new ClientAnswer(operation, null, null, code.Replace("SOAP-ENV:", "soapenv:", StringComparison.Ordinal), detail, "")
        : ClientAnswer.FromXml(fields[0], XDocument.Parse(fields[2].Trim()));

    private IEnumerable<(string Operation, string Prefix)> Calls() =>
        JsonDocument.Parse(File.ReadAllText(_run.PathOf("clients", StarterKitWriter.RequestsFile))).RootElement.GetProperty("calls").EnumerateArray()
            .Select(c => (
                c.GetProperty("operation").GetString()!,
                ServiceNamespace.All.Single(s => s.Uri == c.GetProperty("namespace").GetString()).Prefix));

    private void WriteCredentials()
    {
        string key = File.ReadAllText(Path.Combine(_source.KitDirectory, _source.Account.Key));
        string certificate = File.ReadAllText(Path.Combine(_source.KitDirectory, _source.Account.Certificate));
        File.WriteAllText(PathOf("client-pair.pem"), key + certificate);
        File.WriteAllLines(PathOf("credentials.txt"), [_source.Account.User, _source.Account.Password]);
    }

    private Task<string> InFolderAsync(string command) => StarterKitRun.RunAsync("/bin/sh", "-c", $"cd '{_folder}' && {command}");

    private string PathOf(string file) => Path.Combine(_folder, file);
}
