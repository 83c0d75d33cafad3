using System.Globalization;
using System.Xml.Linq;
using DeviceEmulator.Time;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Han.Gateway.Requests;
using Han.Tests.Docs;
using Han.Tests.EndToEnd;
using Han.Tests.Extensions;
using Han.Tests.Soap;
using Npgsql;

namespace Han.Tests.Interop;

/// <summary>The whole gateway with its store on a PostgreSQL server.</summary>
[Collection(PostgresServer.Collection)]
[Trait("Category", "Interop")]
public sealed class PostgresGatewayTests(PostgresServer server)
{
    private const string Duns = "111111111";

    private static readonly DemoCaller _caller = new("REP_Sytem_Account", "HAN_REP2_ADMIN", Duns);

    [SkippableFact]
    public async Task TheDemonstrationGivesTheSameLogAsOnAFile()
    {
        Dictionary<string, string?> settings = Settings("ignored");
        using var folder = new TemporaryFolder();
        var file = new DemoOptions(300, 5, Path.Combine(folder.Path, "file"));
        DemoResult onFile = await new DemoRun(file, new Quiet()).RunAsync(CancellationToken.None);
        DemoResult onServer = await new DemoRun(file with { Directory = Path.Combine(folder.Path, "server"), Settings = settings }, new Quiet())
            .RunAsync(CancellationToken.None);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        Assert.True(onServer.Succeeded);
        Assert.Equal((0L, 0L, 300), (onServer.Lost, onServer.Duplicates, onServer.Accepted));
        Assert.Equal(await File.ReadAllTextAsync(onFile.Csv), await File.ReadAllTextAsync(onServer.Csv));
        Assert.Equal(await File.ReadAllTextAsync(onFile.Ledger), await File.ReadAllTextAsync(onServer.Ledger));
        Assert.False(File.Exists(Path.Combine(folder.Path, "server", "han-gateway.db")));
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT COUNT(*) FROM pg_namespace WHERE nspname LIKE 'han\\_demo\\_%'", connection);
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    /// <summary>The writer stops where its server is gone; what was acknowledged is delivered after a restart as if nothing had been.</summary>
    [SkippableFact]
    public async Task AServerThatFailsCostsNothingThatWasAcknowledged()
    {
        string uninterrupted = await LogAsync(PostgresServer.NewSchema(), fails: false);
        string interrupted = await LogAsync(PostgresServer.NewSchema(), fails: true);
        Assert.Contains(",LCE,RQA,", interrupted, StringComparison.Ordinal);
        Assert.Equal(uninterrupted, interrupted);
    }

    [SkippableFact]
    public Task DevicesAreKeptOverARestart() => ProvisioningTests.RestartAsync(Settings(PostgresServer.NewSchema()));

    /// <summary>Changes of groups at the same time: one request sent many times is carried out once, and a group never gets too many members.</summary>
    [SkippableFact]
    public async Task ChangesOfAGroupComeOneAfterTheOther()
    {
        await using TestGateway gateway = await TestGateway.StartAsync(settings: Settings(PostgresServer.NewSchema()));
        var caller = new ExtensionCaller(gateway);
        XElement[] created = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => caller.GroupAsync("Create", "g", reference: "once")));
        Assert.Single(created.Select(c => c.ToString()).Distinct());
        Assert.Equal("0", (string?)created[0].Element("StatusCode"));

        XElement[] others = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => caller.GroupAsync("Create", $"g{i}")));
        Assert.All(others, c => Assert.Equal("0", (string?)c.Element("StatusCode")));

        XElement[] added = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => caller.GroupAsync("Add", "g", Members(i, 4_000))));
        Assert.Equal(2, added.Count(a => (string?)a.Element("StatusCode") == "0"));
        Assert.Equal("8000", (string?)(await caller.GroupAsync("List", "g", "<PageSize>1</PageSize>")).Element("MemberCount"));

        static string Members(int group, int count) => "<AddressList>" + string.Concat(Enumerable.Range(group * count, count).Select(
            i => $"<Address><ESIID>1044372{i.ToString("D10", CultureInfo.InvariantCulture)}</ESIID><MeterSerialNumber>{i}</MeterSerialNumber></Address>")) + "</AddressList>";
    }

    private async Task<string> LogAsync(string schema, bool fails)
    {
        Dictionary<string, string?> settings = Settings(schema);
        TestGateway first = await TestGateway.StartAsync(settings: settings);
        try
        {
            await first.SendAsync(DemoRequests.Event(_caller, first.Addresses(300), "event", null, 60));
            await first.RunForAsync(TimeSpan.FromMinutes(10));
            if (fails)
            {
                await server.StopAsync();
                XDocument answer = await first.PostAsync(DemoRequests.Event(_caller, first.Addresses(2), "refused", null, 60));
                Assert.EndsWith(":Server", (string?)answer.Descendants("faultcode").Single(), StringComparison.Ordinal);
                await Assert.ThrowsAnyAsync<Exception>(() => first.RunForAsync(TimeSpan.FromHours(1)));
                Assert.True(first.Application.Failed);
            }

            await first.StopAsync();
            if (fails)
            {
                await server.StartAsync();
            }

            settings["Gateway:DataDirectory"] = first.Directory;
            settings["Gateway:Url"] = $"https://127.0.0.1:{LoopbackPort.Free().ToString(CultureInfo.InvariantCulture)}";
            await using GatewayApplication second = await GatewayApplication.StartAsync(
                new GatewaySettings { VirtualStart = TestGateway.Start, LogToConsole = false, Overrides = settings }, CancellationToken.None);
            await second.RunToAsync(TestGateway.Start.Plus(TimeSpan.FromHours(6)), CancellationToken.None);
            using var text = new StringWriter();
            second.Export.Write(Duns, default, MarketTime.Never, text);
            (int exitCode, string exported, string error) = await GatewayProcess.RunAsync(
                first.Directory, "log", "export", "--duns", Duns, "--data", ".", "--out", "-", "--storage", "postgres", "--Storage:Schema", schema,
                "--Storage:ConnectionString", server.ConnectionString);
            Assert.True(exitCode == 0, error);
            Assert.Equal(text.ToString(), exported);
            return exported;
        }
        finally
        {
            Directory.Delete(first.Directory, recursive: true);
        }
    }

    private Dictionary<string, string?> Settings(string schema) => new()
    {
        ["Storage:Provider"] = "Postgres",
        ["Storage:ConnectionString"] = server.ConnectionString,
        ["Storage:Schema"] = schema,
    };

    private sealed class Quiet : IDemoView
    {
        public void Say(string line)
        {
        }

        public Task WatchAsync(string title, DeliveryCounters counters, Task work) => work;

        public void Show(DemoResult result)
        {
        }
    }
}
