using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Han.Gateway.Development;
using Han.Gateway.Requests;
using Han.Gateway.Soap;
using Han.Gateway.Soap.Tls;
using Han.Tests.Interop.Clients;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Han.Tests.Soap;

/// <summary>The SOAP endpoint on a real Kestrel with real TLS on a free loopback port, in front of a desk that records.</summary>
public sealed class SoapServer : IAsyncDisposable
{
    private static readonly Lazy<string> _sharedKit = new(CreateSharedKit);

    private readonly WebApplication _app;
    private readonly TemporaryFolder _data;
    private readonly Lazy<HttpClient> _client;

    private SoapServer(WebApplication app, TemporaryFolder data, string kit, RecordingDesk desk)
    {
        (_app, _data, Kit, Desk) = (app, data, kit, desk);
        Url = new Uri(new Uri(app.Urls.Single()), SoapNames.Path);
        _client = new Lazy<HttpClient>(() => CreateClient());
        DevelopmentKit.Ensure(data.Path, Url, Wsdl, SampleAddresses, TimeProvider.System);
    }

    /// <summary>The kit that every server of a test run has a copy of.</summary>
    internal static string SharedKit => _sharedKit.Value;

    public static IReadOnlyList<SampleAddress> SampleAddresses { get; } =
        [new("10443720000000001", "000000000012345", ["00124b0000000001"]), new("10089010000000000000002", "000000000054321", [])];

    public string Kit { get; }

    public Uri Url { get; }

    public Uri Wsdl => new(Url, "?wsdl");

    internal RecordingDesk Desk { get; }

    internal SoapClientTarget Target => new(Url, Kit);

    public IServiceProvider Services => _app.Services;

    public static Task<SoapServer> StartAsync(params (string Key, string Value)[] settings) => StartAsync(_ => { }, settings);

    public static async Task<SoapServer> StartAsync(Action<IServiceCollection> configure, params (string Key, string Value)[] settings)
    {
        var data = new TemporaryFolder();
        string kit = CopyKit(data.Path);
        var desk = new RecordingDesk();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(Settings(kit).Concat(settings).GroupBy(s => s.Key).ToDictionary(s => s.Key, s => (string?)s.Last().Value));
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHanTls()));
        builder.Services.AddLogging();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IRequestDesk>(desk);
        builder.Services.AddHanSoap(builder.Configuration);
        configure(builder.Services);
        WebApplication app = builder.Build();
        app.UseRouting();
        app.MapHanSoap();
        app.UseEndpoints(_ => { });
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            data.Dispose();
            throw;
        }

        return new SoapServer(app, data, kit, desk);
    }

    /// <summary>A client that trusts the kit's authority and shows the given certificate, or the kit's own.</summary>
    public HttpClient CreateClient(X509Certificate2? certificate = null, bool anonymous = false, bool anyName = false)
    {
        X509Certificate2? shown = anonymous ? null : certificate ?? ClientCertificate();
        X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Kit, DevelopmentKit.AuthorityFile));
        var handler = new SocketsHttpHandler { UseProxy = false };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { authority },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        if (anyName)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, errors) => errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateNameMismatch;
        }

        if (shown is not null)
        {
            handler.SslOptions.ClientCertificates = [shown];
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => shown;
        }

        return new HttpClient(handler) { BaseAddress = Url };
    }

    public X509Certificate2 ClientCertificate() =>
        X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(Kit, DevelopmentKit.ClientPfxFile), "");

    /// <summary>Posts with the kit's certificate and returns status and parsed answer.</summary>
    public Task<SoapAnswer> PostAsync(string message, string? soapAction = "\"\"") => SoapAnswer.PostAsync(_client.Value, Encoding.UTF8.GetBytes(message), soapAction);

    public async ValueTask DisposeAsync()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }

        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>Keys cost most of a second to make: one set serves every server and gateway of a test run.</summary>
    internal static string CopyKit(string folder)
    {
        string kit = Directory.CreateDirectory(Path.Combine(folder, DevelopmentKit.Folder)).FullName;
        foreach (string file in Directory.GetFiles(_sharedKit.Value))
        {
            File.Copy(file, Path.Combine(kit, Path.GetFileName(file)));
        }

        return kit;
    }

    private static string CreateSharedKit()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var address = new Uri("https://127.0.0.1/");
        return DevelopmentKit.Ensure(folder.Path, address, address, [], TimeProvider.System);
    }

    /// <summary>SHA-256 of a certificate of the kit.</summary>
    internal static string Thumbprint(string kit, string file)
    {
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(kit, file));
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    private static IEnumerable<(string Key, string Value)> Settings(string kit) =>
    [
        ("Soap:TrustList:0", Path.Combine(kit, DevelopmentKit.AuthorityFile)),
        ("Soap:ServerCertificate", Path.Combine(kit, DevelopmentKit.ServerCertificateFile)),
        ("Soap:ServerKey", Path.Combine(kit, DevelopmentKit.ServerKeyFile)),
        ("Accounts:0:Name", DevelopmentKit.AccountName),
        ("Accounts:0:Duns:0", DevelopmentKit.Duns),
        ("Accounts:0:Duns:1", "1111111110001"),
        ("Accounts:0:Requesters:0", DevelopmentKit.Requester),
        ("Accounts:0:Signature", "Optional"),
        ("Accounts:0:Certificates:0", Thumbprint(kit, DevelopmentKit.ClientCertificateFile)),
        ("Accounts:0:Password", DevelopmentKit.PasswordOf(kit, DevelopmentKit.AccountFile)!),
        ("Accounts:1:Name", "Other_Account"),
        ("Accounts:1:Duns:0", DevelopmentKit.SecondDuns),
        ("Soap:SamlIssuers:0:Name", DevelopmentKit.SamlIssuer),
        ("Soap:SamlIssuers:0:Certificate", Path.Combine(kit, DevelopmentKit.IssuerCertificateFile)),
        ("Soap:SamlAudience", DevelopmentKit.SamlAudience),
    ];
}
