using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;
using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Development;
using Han.Gateway.Hosting;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Tests.Soap;
using HeadEnd.Simulator.Link;

namespace Han.Tests.EndToEnd;

/// <summary>The whole gateway in virtual time on a loopback port, and a REP's client for it.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    public static readonly MarketTime Start = MarketTime.From(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(-5)));

    private readonly HttpClient _http;

    private TestGateway(GatewayApplication application, DeviceLedger ledger, string directory)
    {
        Application = application;
        Ledger = ledger;
        Directory = directory;
        string kit = application.KitDirectory!;
        X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(kit, "ca.pem"));
        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = [X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(kit, "client.pfx"), null)];
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { authority },
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        _http = new HttpClient(handler);
    }

    public GatewayApplication Application { get; }

    public DeviceLedger Ledger { get; }

    public string Directory { get; }

    public MarketTime Now => Application.Clock.Now;

    public static async Task<TestGateway> StartAsync(
        string? directory = null, IReadOnlyDictionary<string, string?>? settings = null, Func<IReportSink, IReportSink>? wrap = null,
        bool seededIds = true)
    {
        directory ??= NewDirectory();
        if (!System.IO.Directory.Exists(Path.Combine(directory, DevelopmentKit.Folder)))
        {
            SoapServer.CopyKit(directory);
        }

        var ledger = new DeviceLedger();
        var overrides = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>())
        {
            ["Gateway:DataDirectory"] = directory,
            ["Gateway:Url"] = $"https://127.0.0.1:{LoopbackPort.Free().ToString(CultureInfo.InvariantCulture)}",
        };
        // Seeded ids are refused over imported premises, and on a used store.
        bool imported = overrides.GetValueOrDefault("Registry:Base") == nameof(RegistryBase.Imported);
        IVisibleIds? ids = imported || !seededIds ? null : new SeededIds(7);
        GatewayApplication application = await GatewayApplication.StartAsync(
            new GatewaySettings { VirtualStart = Start, Ids = ids, Ledger = ledger, LogToConsole = false, Overrides = overrides, WrapSink = wrap },
            CancellationToken.None);
        return new TestGateway(application, ledger, directory);
    }

    public static string NewDirectory() => Path.Combine(Path.GetTempPath(), "han-test-" + Guid.NewGuid().ToString("N"));

    public Task RunForAsync(TimeSpan span) => Application.RunToAsync(Now.Plus(span), CancellationToken.None);

    /// <summary>(ESIID, meter) of premises that the demo REP may address.</summary>
    public (string EsiId, string Meter)[] Addresses(int count) =>
        [.. Application.Register.OfRep("111111111").Take(count).Select(p => (Application.Register.EsiIdOf(p), Application.Register.MeterOf(p)))];

    public Premise Premise(string esiId) => Application.Register.TryFind(esiId, out Premise premise) ? premise : throw new ArgumentException(esiId);

    /// <summary>Posts bytes as they are and returns the answer's document.</summary>
    public async Task<XDocument> PostAsync(byte[] body, string action = "")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
        using var message = new HttpRequestMessage(HttpMethod.Post, Application.ServiceUrl) { Content = content };
        message.Headers.Add("SOAPAction", $"\"{action}\"");
        using HttpResponseMessage response = await _http.SendAsync(message);
        return XDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    /// <summary>The contract as it is served.</summary>
    public async Task<XDocument> GetWsdlAsync() => XDocument.Parse(await _http.GetStringAsync(Application.WsdlUrl));

    public async Task<XElement> SendAsync(byte[] body)
    {
        XDocument answer = await PostAsync(body);
        return answer.Descendants("SMTxPMessagingRequestAcknowledgement").SingleOrDefault() ?? throw new InvalidOperationException(answer.ToString());
    }

    /// <summary>The exported log: one dictionary a row.</summary>
    public List<Dictionary<string, string>> Log(string duns = "111111111")
    {
        using var text = new StringWriter();
        Application.Export.Write(duns, default, MarketTime.Never, text);
        string[] lines = text.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => Split(l).Zip(columns).ToDictionary(c => c.Second, c => c.First))];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Application.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (System.IO.Directory.Exists(Directory))
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }

    /// <summary>Stops the gateway and keeps its directory.</summary>
    public async Task StopAsync()
    {
        _http.Dispose();
        await Application.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <summary>One quoted field at most stands in a line of ours; good enough to split by.</summary>
    private static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
