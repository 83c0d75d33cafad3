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

    private const string Name = "gsoap";

    private readonly RequestFolder _folder;

    private GSoapClient(StarterKitRun run) => _folder = new RequestFolder(run, Name);

    public static bool IsPresent => new[] { "/usr/bin/wsdl2h", "/usr/bin/soapcpp2", "/usr/bin/g++", $"{Share}/plugin/wsseapi.cpp" }.All(File.Exists);

    /// <summary>Generates and compiles.</summary>
    public static async Task<GSoapClient> BuildAsync(StarterKitRun run)
    {
        var client = new GSoapClient(run);
        RequestFolder folder = client._folder;
        File.Copy(RepositoryFiles.Test("Interop", "Clients", "gsoap", "client.cpp"), folder.PathOf("client.cpp"));

        // The prefixes decide the names of the generated types.
        await File.WriteAllLinesAsync(folder.PathOf("typemap.dat"), ServiceNamespace.All.Select(s => $"{s.Prefix} = \"{s.Uri}\""));
        await File.WriteAllLinesAsync(folder.PathOf("operations.inc"), run.Calls.Select(c => $"OPERATION({c.Request.Operation.Namespace.Prefix}, {c.Operation})"));
        await folder.RunAsync("wsdl2h -O1 -t typemap.dat -o interface.h ../wsdl/" + StarterKitWriter.WsdlFile);
        string generated = await File.ReadAllTextAsync(folder.PathOf("interface.h"));
        await File.WriteAllTextAsync(folder.PathOf("interface.h"), "#import \"stlvector.h\"\n#import \"wsse.h\"\n" + generated);
        await folder.RunAsync($"soapcpp2 -j -C -x -L -I{Share}/import:{Share} interface.h");
        await folder.RunAsync($"printf '%s\\n' {string.Join(' ', _sources)} | xargs -P 2 -n 1 g++ {string.Join(' ', _flags)} -c");
        await folder.RunAsync("g++ *.o -o client -lgsoapssl++ -lssl -lcrypto -lz -lpthread");
        return client;
    }

    /// <summary>Sends requests to any gateway of this contract, with another company's DUNS where one is given.</summary>
    public async Task<IReadOnlyList<ClientAnswer>> CallAsync(StarterKitRun run, IReadOnlyList<ClientCall> calls, string? duns, bool sign)
    {
        var folder = new RequestFolder(run, Name);
        folder.WriteRequests(calls, duns);
        return RequestFolder.Parse(await StarterKitRun.RunAsync(
            _folder.PathOf("client"), run.Gateway.Application.ServiceUrl.AbsoluteUri, folder.Authority, folder.Path, sign ? "sign" : "plain"));
    }
}
