using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using DeviceEmulator.Time;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;

namespace Han.Benchmarks;

/// <summary>The real gateway in virtual time, a register with one device at each premise, and a REP's client for it.</summary>
internal static class BenchGateway
{
    public const int Addresses = 10_000;

    public static DemoCaller Rep { get; } = new("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111");

    public static Task<GatewayApplication> StartAsync(string directory) => GatewayApplication.StartAsync(
        new GatewaySettings
        {
            VirtualStart = MarketTime.From(new DateTimeOffset(2026, 7, 1, 17, 0, 0, default)),
            LogToConsole = false,
            Overrides = new Dictionary<string, string?>
            {
                ["Gateway:DataDirectory"] = directory,
                ["Gateway:Url"] = $"https://127.0.0.1:{LoopbackPort.Free().ToString(CultureInfo.InvariantCulture)}",
                ["Registry:DeviceCountWeights:0"] = "0",
                ["Registry:DeviceCountWeights:1"] = "1",
                ["Registry:DeviceCountWeights:2"] = "0",
                ["Registry:DeviceCountWeights:3"] = "0",
                ["Registry:DeviceCountWeights:4"] = "0",
                ["Registry:DeviceCountWeights:5"] = "0",
                ["Serilog:MinimumLevel:Default"] = "Warning",
            },
        },
        CancellationToken.None);

    public static (string EsiId, string Meter)[] Register(GatewayApplication gateway, int count = Addresses) =>
        [.. gateway.Register.OfRep(Rep.Duns).Take(count).Select(p => (gateway.Register.EsiIdOf(p), gateway.Register.MeterOf(p)))];

    public static HttpClient Client(GatewayApplication gateway)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = [X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(gateway.KitDirectory!, "client.pfx"), null)];
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(Path.Combine(gateway.KitDirectory!, "ca.pem")) },
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        return new HttpClient(handler);
    }

    public static async Task PostAsync(HttpClient http, Uri url, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
        using HttpResponseMessage response = await http.PostAsync(url, content);
        string answer = await response.Content.ReadAsStringAsync();
        if (!answer.Contains("<StatusCode>0</StatusCode>", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(answer);
        }
    }

    public static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
