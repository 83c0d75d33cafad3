using Han.Gateway.StarterKit;
using Han.Tests.Soap;

namespace Han.Tests.Interop.Clients;

/// <summary>A Java client: Metro's wsimport generates it from the WSDL file of a starter kit, WSS4J signs its messages.</summary>
internal sealed class JavaClient
{
    /// <summary>What wsimport makes of the messaging namespace and the port type's name.</summary>
    private const string PortType = "com.ams.esb.schemas.smtxpmessaging.SMTxPMessagingPortType";

    private static readonly string[] _runtime =
    [
        "jaxws-rt", "jaxws-api", "jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "txw2", "istack-commons-runtime", "stax-ex", "stax2-api", "streambuffer", "saaj-impl",
        "metro-policy", "mimepull", "FastInfoset", "gmbal", "geronimo-annotation-1.3-spec", "javax.activation", "javax.xml.soap-api", "jws-api", "woodstox-core",
        "wss4j", "xmlsec", "commons-logging", "slf4j-api",
    ];

    private static readonly string[] _tools =
        ["jaxws-tools", "jaxb-xjc", "istack-commons-tools", "dtd-parser", "relaxngDatatype", "rngom", "xsom"];

    private const string Name = "java";

    private readonly RequestFolder _folder;

    private JavaClient(StarterKitRun run) => _folder = new RequestFolder(run, Name);

    public static bool IsPresent => File.Exists("/usr/bin/javac") && _runtime.Concat(_tools).All(n => File.Exists(Jar(n)));

    /// <summary>Generates and compiles.</summary>
    public static async Task<JavaClient> BuildAsync(StarterKitRun run)
    {
        var client = new JavaClient(run);
        RequestFolder folder = client._folder;
        File.Copy(RepositoryFiles.Test("Interop", "Clients", "java", "EveryOperation.java"), folder.PathOf("EveryOperation.java"));
        await folder.RunAsync(
            $"mkdir source classes && /usr/bin/java -cp {Jars(_tools.Concat(_runtime))} com.sun.tools.ws.WsImport -keep -Xnocompile -s source -d source -wsdllocation none ../wsdl/{StarterKitWriter.WsdlFile}");
        await folder.RunAsync($"/usr/bin/javac -nowarn -cp {Jars(_runtime)} -d classes $(find source -name '*.java') EveryOperation.java");
        return client;
    }

    /// <summary>Sends requests to any gateway of this contract, with another company's DUNS where one is given.</summary>
    public async Task<IReadOnlyList<ClientAnswer>> CallAsync(StarterKitRun run, IReadOnlyList<ClientCall> calls, string? duns, bool sign)
    {
        var folder = new RequestFolder(run, Name);
        folder.WriteRequests(calls, duns);
        return RequestFolder.Parse(await StarterKitRun.RunAsync(
            "/usr/bin/java", "-cp", $"{_folder.PathOf("classes")}:{Jars(_runtime)}", "EveryOperation", run.PathOf("wsdl", StarterKitWriter.WsdlFile),
            run.Gateway.Application.ServiceUrl.AbsoluteUri, folder.Authority, PortType, folder.Path, sign ? "sign" : "plain"));
    }

    private static string Jars(IEnumerable<string> names) => string.Join(':', names.Select(Jar));

    private static string Jar(string name) => $"/usr/share/java/{name}.jar";
}
