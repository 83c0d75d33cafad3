using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Han.Gateway.Operations;
using Han.Gateway.Soap.Contract;

namespace Han.Gateway.StarterKit;

/// <summary>Writes a starter kit: the contract as files, a SoapUI project, scripts for curl, clients in Python and JavaScript, and a description of every field.</summary>
internal static class StarterKitWriter
{
    public const string WsdlFile = "han.wsdl";
    public const string RequestsFile = "requests.json";

    private const UnixFileMode Script = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>What signs messages for curl.</summary>
    private const string SignScript = "sign.sh";

    private static readonly string[] _clients = ["zeep_client.py", "soap_client.js"];
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true };
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the kit into a directory, over an earlier one. Returns the files' paths within it.</summary>
    /// <exception cref="InvalidDataException">The account's premises do not suffice for the examples.</exception>
    /// <exception cref="IOException">The directory cannot be written.</exception>
    public static IReadOnlyList<string> Write(StarterKitSource source, string directory)
    {
        IReadOnlyList<ExampleRequest> examples = ExampleRequests.For(source);
        XElement[] schemas = [.. HanSchema.CreateAll(HanOperations.All)];
        string wsdl = Text(HanWsdl.Create(HanOperations.All, schemas, source.Account.Url));
        var files = new List<string>();
        Add(wsdl, "wsdl", WsdlFile);
        foreach ((ServiceNamespace service, XElement schema) in HanSchema.Served(HanOperations.All).Zip(schemas))
        {
            Add(Text(schema), "wsdl", service.Name + ".xsd");
        }

        Add(Text(SoapUiProject.Create(examples, source, wsdl).Root!), "han-soapui-project.xml");
        foreach (ExampleRequest example in examples)
        {
            Add(Text(example.Envelope(source.Account.User).Root!), "curl", example.Operation.Name + ".xml");
            MakeRunnable(Add(CurlScripts.For(example, source), "curl", example.Operation.Name + ".sh"));
        }

        MakeRunnable(Add(Resource(SignScript), "curl", SignScript));
        Add(Requests(examples, source).ToJsonString(_indented) + "\n", "clients", RequestsFile);
        foreach (string client in _clients)
        {
            Add(Resource(client), "clients", client);
        }

        Add(InterfacePage.Create(examples, schemas), "interface.md");
        Add(Resource("certificates.md"), "certificates.md");
        Add(Resource("README.md"), "README.md");
        return files;

        string Add(string content, params string[] path)
        {
            string file = Path.Combine([directory, .. path]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content, _utf8);
            files.Add(Path.Combine(path));
            return file;
        }
    }

    private static JsonObject Requests(IReadOnlyList<ExampleRequest> examples, StarterKitSource source) => new()
    {
        ["kit"] = source.KitDirectory,
        ["wsdl"] = source.Account.Wsdl.AbsoluteUri,
        ["calls"] = new JsonArray([.. examples.Select(e => e.ToJson())]),
    };

    private static string Text(XElement element) => """<?xml version="1.0" encoding="utf-8"?>""" + "\n" + element.ToString().ReplaceLineEndings("\n") + "\n";

    private static void MakeRunnable(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, Script);
        }
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(StarterKitWriter).Assembly.GetManifestResourceStream("StarterKit/" + name)
            ?? throw new InvalidOperationException($"The assembly carries no {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
