using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Han.Tests.Interop.Clients;
using Han.Tests.Soap;

namespace Han.Tests.Interop;

/// <summary>What the operating system sees: an acknowledgement leaves only after the request has been forced to the disk.</summary>
[Trait("Category", "Interop")]
public sealed class DurableAnswerTests
{
    private const string Duns = "111111111";
    private const int Addresses = 2000;

    /// <summary>An ESI and an ordinal, packed.</summary>
    private const int LeastBytesOfTarget = 10;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);

    [SkippableFact]
    public async Task TheWriteAheadLogIsOnDiskBeforeTheFirstByteOfTheAnswer()
    {
        ForeignClient.Require(await ForeignClient.IsPresentAsync("strace", "-f", "-e", "trace=none", "true"), "strace");
        using var folder = new TemporaryFolder();
        string trace = Path.Combine(folder.Path, "trace");
        string data = Path.Combine(folder.Path, "data");
        int port = LoopbackPort.Free();
        int sent;
        using (Process strace = Start(trace, data, port))
        {
            try
            {
                await ServingAsync(strace);
                sent = await PostAsync(data, port);
            }
            finally
            {
                // The first thread of the trace is the gateway; strace ends with it.
                string gateway = File.ReadLines(trace).First().Split(' ')[0];
                await ForeignClient.RunAsync("/bin/sh", "-c", "kill -TERM " + gateway);
                using var timeout = new CancellationTokenSource(_patience);
                await strace.WaitForExitAsync(timeout.Token);
            }
        }

        List<SystemCall> calls = SystemCallTrace.Read(File.ReadLines(trace));
        string connection = calls.Where(c => IsRead(c) && c.On.StartsWith($"TCP:[127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}->", StringComparison.Ordinal))
            .GroupBy(c => c.On).Single().Key;
        // The content is hidden, its length is not: an answer is longer than what TLS sends of itself once the first answer has been read.
        SystemCall[] answers = [.. calls.Where(c => c.On == connection && !IsRead(c) && c.Result > 200).OrderBy(c => c.Began)];
        SystemCall answer = answers[^1];
        SystemCall[] reads = [.. calls.Where(c => c.On == connection && IsRead(c) && c.Result > 0 && c.Began > answers[^2].Ended && c.Ended < answer.Began)];
        Assert.True(reads.Sum(r => r.Result) >= sent, "the last answer is not to the last request");
        int read = reads.Max(r => r.Ended);
        SystemCall sync = calls.LastOrDefault(c => c.Name is "fdatasync" or "fsync" && IsLog(c) && c.Result == 0 && c.Began > read && c.Ended < answer.Began)
            ?? throw new InvalidOperationException($"read at line {read}, answered at {answer.Began}, and nothing forced to disk between");
        long written = calls.Where(c => c.Name is "write" or "pwrite64" && IsLog(c) && c.Began > read && c.Ended < sync.Began).Sum(c => c.Result);
        Assert.True(written > Addresses * LeastBytesOfTarget, $"{written} bytes were forced to disk before the answer");
    }

    private static bool IsRead(SystemCall call) => call.Name is "recvfrom" or "recvmsg" or "read";

    private static bool IsLog(SystemCall call) => call.On.EndsWith("han-gateway.db-wal", StringComparison.Ordinal);

    private static Process Start(string trace, string data, int port)
    {
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        return Process.Start(new ProcessStartInfo(
            "strace",
            [
                "-f", "-yy", "-s", "0", "-e", "trace=fdatasync,fsync,pwrite64,recvfrom,recvmsg,read,sendto,sendmsg,write", "-o", trace,
                host, Path.Combine(AppContext.BaseDirectory, "Han.Gateway.dll"), "run", "--data", data, "--urls",
                $"https://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}",
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static async Task ServingAsync(Process gateway)
    {
        using var timeout = new CancellationTokenSource(_patience);
        _ = gateway.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await gateway.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            if (line == "Stop with Ctrl+C.")
            {
                _ = gateway.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        Assert.Fail("the gateway ended");
    }

    /// <summary>Sends a small request and then a large one on one connection; returns how many bytes the large one's body has.</summary>
    private static async Task<int> PostAsync(string data, int port)
    {
        using GatewayStore store = GatewayStore.OpenToRead(data, GatewayConfiguration.Build(new GatewaySettings()));
        using X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(data, "dev", "ca.pem"));
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(data, "dev", "client.pfx"), null);
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = [certificate];
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { authority },
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        using var http = new HttpClient(handler) { Timeout = _patience };
        var url = new Uri($"https://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}{Han.Gateway.Soap.SoapNames.Path}");
        await PostAsync(http, url, Event(store, 1, "small"));
        return await PostAsync(http, url, Event(store, Addresses, "large"));
    }

    private static byte[] Event(GatewayStore store, int addresses, string reference) => DemoRequests.Event(
        new DemoCaller("REP_Sytem_Account", "HAN_REP2_ADMIN", Duns),
        store.Register.OfRep(Duns).Take(addresses).Select(p => (store.Register.EsiIdOf(p), store.Register.MeterOf(p))), reference, null, 60);

    private static async Task<int> PostAsync(HttpClient http, Uri url, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
        using HttpResponseMessage response = await http.PostAsync(url, content);
        Assert.Contains("<StatusCode>0</StatusCode>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return body.Length;
    }
}
