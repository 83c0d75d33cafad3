using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml;
using Han.Gateway.Agreements;
using Han.Gateway.Authorization;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Han.Gateway.Requests;
using Han.Gateway.Soap;
using HeadEnd.Simulator.Link;
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

    /// <summary>Octets of an address of the request, packed: 22 digits of an ESIID are ten as a number, and so many has a meter serial number.</summary>
    private const int PackedAddress = 20;

    /// <summary>Accepting 10,000 addresses against one XmlDictionaryReader pass over the same bytes plus one durable commit of the packed request.</summary>
    public static async Task RunAsync(int rounds)
    {
        string directory = Path.Combine(Path.GetTempPath(), "han-bench-" + Guid.NewGuid().ToString("N"));
        var stages = new Stages();
        try
        {
            await using GatewayApplication gateway = await StartAsync(directory);
            (string, string)[] addresses = Register(gateway);
            using HttpClient http = Client(gateway);
            using SqliteConnection connection = FloorDatabase(directory);
            var caller = new Caller(gateway.Services.GetRequiredService<AccountDirectory>().Find(Rep.User)!, Rep.Duns);
            byte[] packed = new byte[Addresses * PackedAddress];
            byte[] stored = new byte[StoredSize(gateway)];
            var direct = new ReusedRequest("bench", addresses);
            var wire = new ReusedRequest("wire", addresses);
            for (int round = -WarmUp; round < rounds; round++)
            {
                byte[] body = direct.Next();
                byte[] overTheWire = wire.Next();
                stages.Begin(keep: round >= 0);
                Read(body);
                stages.Took(Stage.Pass);
                Commit(connection, packed);
                stages.Took(Stage.Floor);
                stages.Begin();
                Commit(connection, stored);
                stages.Took(Stage.StoredCommit);
                await AcceptAsync(gateway, caller, body, stages);
                await gateway.Journal.FlushAsync(CancellationToken.None);
                stages.Begin(keep: round >= 0);
                await PostAsync(http, gateway.ServiceUrl, overTheWire);
                stages.Took(Stage.Wire);
                await gateway.Journal.FlushAsync(CancellationToken.None);
            }

            Console.WriteLine($"accept, {Addresses} addresses, {rounds} rounds; medians, and in brackets the quietest tenth:");
            Console.WriteLine($"  floor: XML pass {stages[Stage.Pass]} + durable commit = {stages[Stage.Floor]}");
            Console.WriteLine($"  accept (parse {stages[Stage.Parse]}, hash {stages[Stage.Hash]}, addresses {stages[Stage.Resolve]}, commit, answer): {stages[Stage.Accept]}");
            Console.WriteLine($"  ratio: {stages.Ratio([Stage.Accept], [Stage.Floor]):F2}; parse against the pass: {stages.Ratio([Stage.Parse], [Stage.Pass]):F2}");
            Console.WriteLine(
                $"  against a pass and a commit of no more than the {stored.Length} octets that the store takes, where the packed request has {packed.Length}: "
                + $"{stages.Ratio([Stage.Accept], [Stage.Pass, Stage.StoredCommit]):F2}");
            Console.WriteLine($"  the same over HTTPS with mutual TLS, client included: {stages[Stage.Wire]}");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task AcceptAsync(GatewayApplication gateway, Caller caller, byte[] body, Stages stages)
    {
        EnvelopeReader reader = gateway.Services.GetRequiredService<EnvelopeReader>();
        IRequestDesk desk = gateway.Services.GetRequiredService<IRequestDesk>();
        var output = new ArrayBufferWriter<byte>();
        stages.Begin();
        SoapRequest<Caller> request = reader.Read(body, body.Length, "", _ => caller);
        stages.Took(Stage.Parse);
        HanAnswer answer = CallerRules.Check(request.Caller, request.Request.Header) is null
            ? await desk.SubmitAsync(caller, request.Request, CancellationToken.None)
            : throw new InvalidOperationException("The caller was refused.");
        SoapWriter.WriteAnswer(output, request.Operation, answer);
        stages.Took(Stage.Accept);

        // Parts of what was measured as a whole, once more by themselves.
        stages.Begin();
        RequestContent.HashOf(request.Request);
        stages.Took(Stage.Hash);
        stages.Begin();
        CallerRights rights = gateway.Services.GetRequiredService<PremiseRights>().Of(caller.Account, Rep.Duns);
        _ = new AddressResolution(
            request.Request.Addresses.Addresses, rights, MessageTypes.LoadControl, gateway.Register, gateway.Clock.Now, (_, _) => null);
        stages.Took(Stage.Resolve);
        request.Request.Addresses.Dispose();
    }

    /// <summary>Octets of what is stored of the request: one order to all its addresses.</summary>
    private static int StoredSize(GatewayApplication gateway) => OrderWire.Encode(new TdspOrder(
        1, new string('0', 24), OrderPriority.Medium, default, default, default, new SendCommand(0x0701, 0, new byte[23]),
        gateway.Register.OfRep(Rep.Duns).Take(Addresses).Select((p, i) => new OrderTarget((uint)i + 1, p.Esi, default)).ToArray())).Length;

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

    /// <summary>A client's request, made once; each round changes its reference in place. What a client leaves to the collector is no part of what is measured.</summary>
    private sealed class ReusedRequest
    {
        private const int Digits = 9;

        private readonly byte[] _body;
        private readonly int _digits;
        private int _count;

        public ReusedRequest(string name, (string, string)[] addresses)
        {
            string reference = name + "-" + new string('0', Digits);
            _body = DemoRequests.Event(Rep, addresses, reference, null, 60);
            _digits = _body.AsSpan().IndexOf(Encoding.ASCII.GetBytes(reference)) + reference.Length - Digits;
        }

        public byte[] Next()
        {
            (++_count).TryFormat(_body.AsSpan(_digits, Digits), out _, "D9", CultureInfo.InvariantCulture);
            return _body;
        }
    }

    private enum Stage
    {
        Pass,
        Floor,
        StoredCommit,
        Parse,
        Accept,
        Hash,
        Resolve,
        Wire,
    }

    /// <summary>Milliseconds since <see cref="Begin(bool)"/>, by stage and round.</summary>
    private sealed class Stages
    {
        private readonly List<double>[] _took = [.. Enum.GetValues<Stage>().Select(_ => new List<double>())];
        private bool _keep;
        private long _start;

        public string this[Stage stage] => $"{Median(_took[(int)stage]):F1} ms ({_took[(int)stage].Order().ElementAt(_took[(int)stage].Count / 10):F2})";

        public void Begin(bool keep)
        {
            _keep = keep;
            Begin();
        }

        public void Begin() => _start = Stopwatch.GetTimestamp();

        public void Took(Stage stage)
        {
            if (_keep)
            {
                _took[(int)stage].Add(Stopwatch.GetElapsedTime(_start).TotalMilliseconds);
            }
        }

        /// <summary>The median of the rounds' ratios: floor and measured thing of one round meet the same machine.</summary>
        public double Ratio(Stage[] what, Stage[] floor) => Median([.. Sum(what).Zip(Sum(floor), (a, f) => a / f)]);

        private IEnumerable<double> Sum(Stage[] stages) => Enumerable.Range(0, _took[(int)stages[0]].Count).Select(round => stages.Sum(s => _took[(int)s][round]));
    }
}
