using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Han.Gateway.Requests;
using Han.Gateway.Soap;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Han.Benchmarks;

/// <summary>
/// Figures of the whole system, where seconds and bytes are measured rather than nanoseconds: `-- system accept` and `-- system deliver`. Floor and
/// measured thing take turns in one process, medians are printed, and each line says how many rounds it stands on.
/// </summary>
internal static class SystemRunner
{
    private const int Addresses = 10_000;

    /// <summary>The runtime compiles the hot path for good only in the background, after some hundred calls.</summary>
    private const int WarmUp = 120;

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["accept", ..]:
                await AcceptAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 15);
                return 0;
            case ["deliver", ..]:
                await DeliverAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7);
                return 0;
            case ["population", .. string[] rest]:
                return await PopulationRunner.RunAsync(rest);
            case ["premises", .. string[] rest]:
                return await PremisesRunner.RunAsync(rest);
            case ["store", ..]:
                StoreRunner.Run(args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000);
                return 0;
            default:
                await Console.Error.WriteLineAsync(
                    "system accept [rounds] | system deliver [rounds] | system population [ESIs] | system store [rows] | system premises [rows]");
                return 2;
        }
    }

    /// <summary>Accepting 10,000 addresses against one XmlDictionaryReader pass over the same bytes plus one durable commit of the packed request.</summary>
    private static async Task AcceptAsync(int rounds)
    {
        string directory = Path.Combine(Path.GetTempPath(), "han-bench-" + Guid.NewGuid().ToString("N"));
        var floor = new List<double>();
        var pass = new List<double>();
        var parse = new List<double>();
        var accept = new List<double>();
        var wire = new List<double>();
        try
        {
            await using GatewayApplication gateway = await StartAsync(directory);
            (string, string)[] addresses = Register(gateway);
            using HttpClient http = Client(gateway);
            using SqliteConnection connection = FloorDatabase(directory);
            EnvelopeReader reader = gateway.Services.GetRequiredService<EnvelopeReader>();
            IRequestDesk desk = gateway.Services.GetRequiredService<IRequestDesk>();
            var caller = new Caller(gateway.Services.GetRequiredService<AccountDirectory>().Find(Caller.User)!, Caller.Duns);
            var output = new ArrayBufferWriter<byte>();
            byte[] packed = new byte[Addresses * 20];
            for (int round = -WarmUp; round < rounds; round++)
            {
                byte[] body = DemoRequests.Event(Caller, addresses, $"bench-{round}", null, 60);
                long t0 = Stopwatch.GetTimestamp();
                Read(body);
                double read = Stopwatch.GetElapsedTime(t0).TotalMilliseconds;
                Commit(connection, packed);
                double whole = Stopwatch.GetElapsedTime(t0).TotalMilliseconds;
                t0 = Stopwatch.GetTimestamp();
                SoapRequest<Caller> request = reader.Read(body, body.Length, "", _ => caller);
                double parsed = Stopwatch.GetElapsedTime(t0).TotalMilliseconds;
                Acknowledgement answer = CallerRules.Check(request.Caller, request.Request.Header) is null
                    ? await desk.SubmitAsync(caller, request.Request, CancellationToken.None)
                    : throw new InvalidOperationException("The caller was refused.");
                SoapWriter.WriteAcknowledgement(output, request.Operation.Name, answer);
                double took = Stopwatch.GetElapsedTime(t0).TotalMilliseconds;
                await gateway.Journal.FlushAsync(CancellationToken.None);
                output.Clear();

                byte[] overTheWire = DemoRequests.Event(Caller, addresses, $"wire-{round}", null, 60);
                t0 = Stopwatch.GetTimestamp();
                await PostAsync(http, gateway.ServiceUrl, overTheWire);
                double posted = Stopwatch.GetElapsedTime(t0).TotalMilliseconds;
                await gateway.Journal.FlushAsync(CancellationToken.None);
                if (round >= 0)
                {
                    pass.Add(read);
                    floor.Add(whole);
                    parse.Add(parsed);
                    accept.Add(took);
                    wire.Add(posted);
                }
            }

            Console.WriteLine($"accept, {Addresses} addresses, {rounds} rounds, medians:");
            Console.WriteLine($"  floor: XML pass {Median(pass):F1} ms + durable commit = {Median(floor):F1} ms");
            Console.WriteLine($"  accept (parse {Median(parse):F1} ms, check, commit, answer): {Median(accept):F1} ms");
            Console.WriteLine($"  ratio: {Median([.. accept.Zip(floor, (a, f) => a / f)]):F2}");
            Console.WriteLine($"  the same over HTTPS with mutual TLS, client included: {Median(wire):F1} ms");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Delivering one event to 10,000 ESIs with one device each, in virtual time, up to the last log row on disk, on an empty store.</summary>
    private static async Task DeliverAsync(int rounds)
    {
        var seconds = new List<double>();
        var bytes = new List<double>();
        long rows = 0;
        for (int round = -2; round < rounds; round++)
        {
            string directory = Path.Combine(Path.GetTempPath(), "han-bench-" + Guid.NewGuid().ToString("N"));
            try
            {
                await using GatewayApplication gateway = await StartAsync(directory);
                using HttpClient http = Client(gateway);
                await PostAsync(http, gateway.ServiceUrl, DemoRequests.Event(Caller, Register(gateway), "bench", null, 60));
                GC.Collect();
                long allocated = GC.GetTotalAllocatedBytes(precise: true);
                long t0 = Stopwatch.GetTimestamp();
                await gateway.RunToAsync(gateway.Clock.Now.Plus(TimeSpan.FromHours(5)), CancellationToken.None);
                if (round >= 0)
                {
                    seconds.Add(Stopwatch.GetElapsedTime(t0).TotalSeconds);
                    bytes.Add((GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)Addresses);
                }

                rows = gateway.Journal.Counters.Rows;
            }
            finally
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(directory, recursive: true);
            }
        }

        Console.WriteLine($"deliver, {Addresses} ESIs with one device, {rounds} rounds, medians:");
        Console.WriteLine($"  {Median(seconds):F2} s to the last of {rows} log rows on disk, {Addresses / Median(seconds):F0} addresses/s, {rows / Median(seconds):F0} rows/s");
        Console.WriteLine($"  {Median(bytes):F0} bytes allocated an address");
    }

    private static DemoCaller Caller { get; } = new("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111");

    private static Task<GatewayApplication> StartAsync(string directory) => GatewayApplication.StartAsync(
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

    private static (string EsiId, string Meter)[] Register(GatewayApplication gateway) =>
        [.. gateway.Register.OfRep(Caller.Duns).Take(Addresses).Select(p => (gateway.Register.EsiIdOf(p), gateway.Register.MeterOf(p)))];

    private static HttpClient Client(GatewayApplication gateway)
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

    private static async Task PostAsync(HttpClient http, Uri url, byte[] body)
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

    private static void Read(byte[] body)
    {
        using XmlDictionaryReader reader = XmlDictionaryReader.CreateTextReader(body, XmlDictionaryReaderQuotas.Max);
        while (reader.Read())
        {
        }
    }

    private static SqliteConnection FloorDatabase(string directory)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "floor.db")}");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE request (number INTEGER PRIMARY KEY, packed BLOB)");
        return connection;
    }

    private static void Commit(SqliteConnection connection, byte[] packed)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "INSERT INTO request (packed) VALUES (@0)";
        command.Parameters.AddWithValue("@0", packed);
        command.ExecuteNonQuery();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
