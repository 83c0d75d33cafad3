using System.Buffers;
using System.Diagnostics;
using System.Xml;
using Han.Gateway.Authorization;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Han.Gateway.Requests;
using Han.Gateway.Soap;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using static Han.Benchmarks.BenchGateway;

namespace Han.Benchmarks;

/// <summary>
/// `-- system accept [rounds]`: floor and measured thing take turns in one process; medians are printed, with how many rounds they stand on.
/// </summary>
internal static class AcceptRunner
{
    /// <summary>The runtime compiles the hot path for good only in the background, after some hundred calls.</summary>
    private const int WarmUp = 120;

    /// <summary>Accepting 10,000 addresses against one XmlDictionaryReader pass over the same bytes plus one durable commit of the packed request.</summary>
    public static async Task RunAsync(int rounds)
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
            var caller = new Caller(gateway.Services.GetRequiredService<AccountDirectory>().Find(Rep.User)!, Rep.Duns);
            var output = new ArrayBufferWriter<byte>();
            byte[] packed = new byte[Addresses * 20];
            for (int round = -WarmUp; round < rounds; round++)
            {
                byte[] body = DemoRequests.Event(Rep, addresses, $"bench-{round}", null, 60);
                long t0 = Stopwatch.GetTimestamp();
                Read(body);
                double read = Stopwatch.GetElapsedTime(t0).TotalMilliseconds;
                Commit(connection, packed);
                double whole = Stopwatch.GetElapsedTime(t0).TotalMilliseconds;
                t0 = Stopwatch.GetTimestamp();
                SoapRequest<Caller> request = reader.Read(body, body.Length, "", _ => caller);
                double parsed = Stopwatch.GetElapsedTime(t0).TotalMilliseconds;
                HanAnswer answer = CallerRules.Check(request.Caller, request.Request.Header) is null
                    ? await desk.SubmitAsync(caller, request.Request, CancellationToken.None)
                    : throw new InvalidOperationException("The caller was refused.");
                SoapWriter.WriteAnswer(output, request.Operation, answer);
                double took = Stopwatch.GetElapsedTime(t0).TotalMilliseconds;
                await gateway.Journal.FlushAsync(CancellationToken.None);
                output.Clear();

                byte[] overTheWire = DemoRequests.Event(Rep, addresses, $"wire-{round}", null, 60);
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
}
