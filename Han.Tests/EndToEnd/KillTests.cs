using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Xml.Linq;
using DeviceEmulator.Time;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Microsoft.Data.Sqlite;

namespace Han.Tests.EndToEnd;

/// <summary>
/// The gateway as a process of its own, killed in the middle of a delivery and started again. Its final log must equal the one that the same accepted
/// request gives without a kill: the orders of the killed run are replayed in this process, in virtual time, into an empty log.
/// </summary>
public sealed class KillTests
{
    private const int Addresses = 1500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task AKillInTheMiddleOfADeliveryLosesAndDoublesNothing()
    {
        string directory = TestGateway.NewDirectory();
        string port = LoopbackPort.Free().ToString(CultureInfo.InvariantCulture);
        try
        {
            using (Process first = StartGateway(directory, port))
            {
                XElement answer = await PostEventAsync(directory);
                Assert.Equal("0", (string?)answer.Element("StatusCode"));

                // The moment is drawn, not chosen: somewhere between the first acknowledgement and the last delivery.
                long target = 2200 + Chance.Below(Chance.Draw(11, 0, 0, DrawPurpose.VisibleId), 2500);
                await WaitForAsync(() => Scalar(directory, "SELECT COUNT(*) FROM log_row") >= target, first);
                first.Kill(entireProcessTree: true);
                await first.WaitForExitAsync();
            }

            long atKill = Scalar(directory, "SELECT COUNT(*) FROM log_row");
            Assert.Equal(0, Scalar(directory, "SELECT MIN(is_over) FROM tdsp_order"));
            using (Process second = StartGateway(directory, port))
            {
                await WaitForAsync(() => Scalar(directory, "SELECT MIN(is_over) FROM tdsp_order") == 1, second);
                second.Kill(entireProcessTree: true);
                await second.WaitForExitAsync();
            }

            string killed = Rows(directory);
            Assert.True(killed.Split('\n').Length > atKill, "the kill came after the last row");
            Forget(directory);
            string uninterrupted = await ReplayAsync(directory);
            Assert.Equal(uninterrupted, killed);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static Process StartGateway(string directory, string port)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && host.EndsWith("dotnet", StringComparison.Ordinal) ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in new[]
        {
            Path.Combine(AppContext.BaseDirectory, "Han.Gateway.dll"), "run", "--data", directory, "--urls", $"https://127.0.0.1:{port}",
            "--Gateway:Speed", "1200", "--HeadEnd:Seed", "3",
        })
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<XElement> PostEventAsync(string directory)
    {
        string kit = Path.Combine(directory, "dev");
        await WaitForAsync(() => File.Exists(Path.Combine(kit, "account.json")), null);
        using JsonDocument account = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(kit, "account.json")));
        var url = new Uri(account.RootElement.GetProperty("url").GetString()!);
        using X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(kit, "ca.pem"));
        using X509Certificate2 client = X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(kit, "client.pfx"), null);
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates = [client];
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { authority },
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        using var http = new HttpClient(handler);
        using GatewayStore store = GatewayStore.OpenToRead(directory, GatewayConfiguration.Build(new GatewaySettings()));
        byte[] body = DemoRequests.Event(
            new DemoCaller("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111"),
            store.Register.OfRep("111111111").Take(Addresses).Select(p => (store.Register.EsiIdOf(p), store.Register.MeterOf(p))), "killed", null, 30);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
                using HttpResponseMessage response = await http.PostAsync(url, content);
                return XDocument.Parse(await response.Content.ReadAsStringAsync()).Descendants("SMTxPMessagingRequestAcknowledgement").Single();
            }
            catch (HttpRequestException) when (watch.Elapsed < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    private static async Task WaitForAsync(Func<bool> condition, Process? process)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < Patience, "waited too long");
            Assert.False(process?.HasExited ?? false, "the gateway ended by itself");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    private static long Scalar(string directory, string sql)
    {
        using SqliteConnection connection = Open(directory);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long value ? value : 0;
    }

    private static string Rows(string directory)
    {
        using SqliteConnection connection = Open(directory);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT order_id, ordinal, seq, at, device, status, detail, about FROM log_row ORDER BY 1, 2, 3";
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new System.Text.StringBuilder();
        while (reader.Read())
        {
            for (int i = 0; i < reader.FieldCount; i++)
            {
                rows.Append(CultureInfo.InvariantCulture, $"{reader.GetInt64(i)} ");
            }

            rows.Append('\n');
        }

        return rows.ToString();
    }

    /// <summary>Leaves the accepted request and its orders, and nothing of what became of them.</summary>
    private static void Forget(string directory)
    {
        using SqliteConnection connection = Open(directory);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "DELETE FROM log_row; UPDATE tdsp_order SET is_over=0, closed=zeroblob(length(closed)); UPDATE market_clock SET at=0";
        command.ExecuteNonQuery();
    }

    private static async Task<string> ReplayAsync(string directory)
    {
        long entered = Scalar(directory, "SELECT MIN(entered_at) FROM tdsp_order");
        await using (GatewayApplication gateway = await GatewayApplication.StartAsync(
            new GatewaySettings
            {
                VirtualStart = new MarketTime(entered - 1),
                LogToConsole = false,
                Overrides = new Dictionary<string, string?>
                {
                    ["Gateway:DataDirectory"] = directory,
                    ["Gateway:Url"] = $"https://127.0.0.1:{LoopbackPort.Free().ToString(CultureInfo.InvariantCulture)}",
                    ["HeadEnd:Seed"] = "3",
                },
            },
            CancellationToken.None))
        {
            await gateway.RunToAsync(new MarketTime(entered).Plus(TimeSpan.FromHours(6)), CancellationToken.None);
        }

        return Rows(directory);
    }

    private static SqliteConnection Open(string directory)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "han-gateway.db")}");
        connection.Open();
        using SqliteCommand wait = connection.CreateCommand();
        wait.CommandText = "PRAGMA busy_timeout=10000";
        wait.ExecuteNonQuery();
        return connection;
    }
}
