using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Han.Gateway.Registry;
using Han.Gateway.Soap;
using Han.Tests.Docs;
using Han.Tests.EndToEnd;
using Han.Tests.Soap;
using Npgsql;

namespace Han.Tests.Interop;

/// <summary>A gateway process on a server, killed in the middle of a delivery.</summary>
[Collection(PostgresServer.Collection)]
[Trait("Category", "Interop")]
public sealed class PostgresKillTests(PostgresServer server)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    /// <summary>The next process is told everything once more, and doubles nothing: no key of the table keeps it from that.</summary>
    [SkippableFact]
    public async Task AReplayAfterAKillDoublesNothing()
    {
        string schema = PostgresServer.NewSchema();
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(server.ConnectionString + ";Search Path=" + schema);
        using var folder = new TemporaryFolder();
        await using (GatewayProcess first = await ServeAsync(folder.Path, schema, out Uri url))
        {
            string kit = Path.Combine(folder.Path, "dev");
            using var caller = new KillCaller(
                new DemoCaller("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111"), false,
                X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(kit, "client.pfx"), null), Path.Combine(kit, "ca.pem"));
            await caller.PostAsync(url, DemoRequests.Event(caller.Name, Addresses(400), "event", null, 5));
            await UntilAsync(database, "SELECT COUNT(*) >= 500 FROM log_row");
        }

        Assert.True(await AskAsync(database, "SELECT COUNT(*) > 0 FROM tdsp_order WHERE is_over=0"), "it was over before the kill");
        await using (await ServeAsync(folder.Path, schema, out _))
        {
            await UntilAsync(database, "SELECT COUNT(*) = 0 FROM tdsp_order WHERE is_over=0");
        }

        Assert.True(await AskAsync(database, "SELECT COUNT(*) = COUNT(DISTINCT row_key) FROM log_row"), "a row is there twice");
        Assert.True(await AskAsync(database, "SELECT COUNT(*) = 400 FROM log_entry WHERE seq=0"), "an address was not sent to once");
        Assert.True(
            await AskAsync(
                database,
                """
                SELECT bool_and(last = count - 1) FROM
                (SELECT MAX(seq) AS last, COUNT(*) AS count FROM log_entry WHERE seq < 1000000000 GROUP BY order_id, ordinal) AS targets
                """),
            "a report is missing");
    }

    private static (string, string)[] Addresses(int count)
    {
        PremiseRegister register = PremiseRegister.Open(".", GatewayConfiguration.ReadRegistry(GatewayConfiguration.Build(new GatewaySettings())));
        return [.. register.OfRep("111111111").Take(count).Select(p => (register.EsiIdOf(p), register.MeterOf(p)))];
    }

    private Task<GatewayProcess> ServeAsync(string directory, string schema, out Uri url)
    {
        string address = $"https://127.0.0.1:{LoopbackPort.Free().ToString(CultureInfo.InvariantCulture)}";
        url = new Uri(new Uri(address), SoapNames.Path);
        return GatewayProcess.ServeAsync(
            directory, "run", "--data", ".", "--urls", address, "--Gateway:Speed", "1800", "--storage", "postgres", "--Storage:Schema", schema,
            "--Storage:ConnectionString", server.ConnectionString);
    }

    private static async Task UntilAsync(NpgsqlDataSource database, string question)
    {
        using var timeout = new CancellationTokenSource(_patience);
        while (!await AskAsync(database, question))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, timeout.Token);
        }
    }

    private static async Task<bool> AskAsync(NpgsqlDataSource database, string question)
    {
        await using NpgsqlCommand command = database.CreateCommand(question);
        return (bool)(await command.ExecuteScalarAsync())!;
    }
}
