using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Han.Gateway.Demo;
using Han.Gateway.Hosting;
using Han.Tests.Docs;
using Han.Tests.Soap;

namespace Han.Tests.EndToEnd;

/// <summary>The built program as a child process: what is wrong becomes one line that names it, and starting and stopping leave things in order.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("demo --addresses 0", "--addresses", "1 to 10000")]
    [InlineData("demo --addresses 10001", "--addresses", "1 to 10000")]
    [InlineData("demo --addresses many", "--addresses", "many")]
    [InlineData("demo --adresses 10", "--adresses", "not an option")]
    [InlineData("log export", "--duns", "required")]
    [InlineData("log export --duns 12", "--duns", "9 or 13 digits")]
    [InlineData("log export --duns 111111111 --from 2026-02-30", "--from", "yyyy-MM-dd")]
    [InlineData("log export --duns 111111111 --data nowhere", "--data", "nowhere")]
    [InlineData("frobnicate", "frobnicate", "--Section:Key VALUE")]
    [InlineData("run frobnicate", "frobnicate", "--Section:Key VALUE")]
    [InlineData("--prot 8443", "--prot", "--Section:Key VALUE")]
    [InlineData("--Soap:Nonsense 1", "Soap", "unknown key 'Nonsense'")]
    [InlineData("--Gateway:Nonsense 1", "Gateway", "unknown key 'Nonsense'")]
    [InlineData("--HeadEnd:Nonsense 1", "HeadEnd", "unknown key 'Nonsense'")]
    [InlineData("--Accounts:0:Nonsense 1", "Accounts", "unknown key 'Nonsense'")]
    [InlineData("--Nonsense:Key 1", "Nonsense", "unknown")]
    [InlineData("--Soap:MaxBodyBytes 1", "MaxBodyBytes", "1 KiB to 64 MiB")]
    [InlineData("--Accounts:0:MaxCriticality 16", "MaxCriticality", "1 to 15")]
    [InlineData("--Registry:Size -1", "Registry:Size", "0 to 100000000")]
    [InlineData("--Registry:Size lots", "Registry:Size", "lots")]
    [InlineData("--Registry:TdspWeights:Oncor -1", "Registry:TdspWeights:Oncor", "0 or more")]
    [InlineData("--Gateway:Speed 0", "Gateway:Speed", "1 to 3600")]
    [InlineData("--Gateway:AuthorizationModel Anyone", "Gateway:AuthorizationModel", "Anyone")]
    [InlineData("--Gateway:AuthorizationModel 7", "Gateway:AuthorizationModel", "RepOfRecord or Agreement")]
    [InlineData("--Gateway:Speed fast", "Gateway:Speed", "fast")]
    [InlineData("--Gateway:Speed", "--Gateway:Speed", "a value must follow")]
    [InlineData("--HeadEnd:Pauses:0:Tdsp TNMP --HeadEnd:Pauses:0:From 2026-07-01T13:00:00", "HeadEnd:Pauses:0:From", "with its offset")]
    [InlineData("--HeadEnd:Pauses:0:Tdsp Nobody", "HeadEnd:Pauses:0:Tdsp", "a TDSP by name")]
    [InlineData(
        "--HeadEnd:Pauses:0:Tdsp TNMP --HeadEnd:Pauses:0:From 2026-07-01T13:00:00-05:00 --HeadEnd:Pauses:0:To 2026-07-01T12:00:00-05:00",
        "HeadEnd:Pauses:0:To", "later than From")]
    [InlineData("--urls ftp://x", "Gateway:Url", "https://HOST:PORT")]
    [InlineData("--urls nonsense", "Gateway:Url", "https://HOST:PORT")]
    public async Task AMistakeIsOneLineThatNamesItAndItsRule(string words, string name, string rule)
    {
        using var folder = new TemporaryFolder();
        (int exitCode, _, string error) = await GatewayProcess.RunAsync(folder.Path, words.Split(' '));
        Assert.NotEqual(0, exitCode);
        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(name, line, StringComparison.Ordinal);
        Assert.Contains(rule, line, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task ASecondStartReusesTheCertificatesAndBothStopCleanly()
    {
        Skip.If(OperatingSystem.IsWindows(), "SIGTERM");
        using var folder = new TemporaryFolder();
        string[] words = ["run", "--data", "data", "--urls", Url(LoopbackPort.Free())];
        var kits = new List<Dictionary<string, string>>();
        for (int start = 0; start < 2; start++)
        {
            await using GatewayProcess gateway = await GatewayProcess.ServeAsync(folder.Path, words);
            kits.Add(Directory.GetFiles(Path.Combine(folder.Path, "data", "dev")).ToDictionary(f => Path.GetFileName(f), File.ReadAllText));
            (int exitCode, string error) = await gateway.TerminateAsync();
            Assert.True(exitCode == 0 && error.Length == 0, $"{exitCode}: {error}");
        }

        Assert.Contains("ca.pem", kits[0].Keys);
        Assert.Equal(kits[0], kits[1]);
    }

    [Fact]
    public async Task AnotherServerOnThePortIsOneLine()
    {
        using var folder = new TemporaryFolder();
        SoapServer.CopyKit(Path.Combine(folder.Path, "data"));
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        (int exitCode, _, string error) = await GatewayProcess.RunAsync(folder.Path, "run", "--data", "data", "--urls", Url(port));
        Assert.NotEqual(0, exitCode);
        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(Url(port), line, StringComparison.Ordinal);
        Assert.Contains("address already in use", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoGatewaysOnOnePortTheSecondSaysSo()
    {
        using var folder = new TemporaryFolder();
        SoapServer.CopyKit(Path.Combine(folder.Path, "first"));
        string url = Url(LoopbackPort.Free());
        await using GatewayProcess first = await GatewayProcess.ServeAsync(folder.Path, "run", "--data", "first", "--urls", url);
        (int exitCode, _, string error) = await GatewayProcess.RunAsync(folder.Path, "run", "--data", "second", "--urls", url);
        Assert.NotEqual(0, exitCode);
        Assert.Contains(url, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    /// <summary>Two writers on one log would each deliver what the other has open.</summary>
    [Fact]
    public async Task TwoGatewaysOnOneDataDirectoryTheSecondSaysSo()
    {
        using var folder = new TemporaryFolder();
        SoapServer.CopyKit(Path.Combine(folder.Path, "data"));
        await using GatewayProcess first = await GatewayProcess.ServeAsync(folder.Path, "run", "--data", "data", "--urls", Url(LoopbackPort.Free()));
        (int exitCode, _, string error) = await GatewayProcess.RunAsync(folder.Path, "run", "--data", "data", "--urls", Url(LoopbackPort.Free()));
        Assert.NotEqual(0, exitCode);
        Assert.Contains("--data", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        (int exported, string log, string message) = await GatewayProcess.RunAsync(folder.Path, "log", "export", "--duns", "111111111", "--data", "data", "--out", "-");
        Assert.True(exported == 0 && log.StartsWith("TDSPDUNSNumber,", StringComparison.Ordinal), message);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("--from 2026-07-01", true)]
    [InlineData("--to 2026-07-01", true)]
    [InlineData("--from 2026-07-01 --to 2026-07-01", true)]
    [InlineData("--from 2026-07-02", false)]
    [InlineData("--to 2026-06-30", false)]
    public async Task TheLogIsExportedForTheDaysAskedFor(string days, bool rows)
    {
        TestGateway gateway = await TestGateway.StartAsync();
        try
        {
            var caller = new DemoCaller("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111");
            await gateway.SendAsync(DemoRequests.Event(caller, gateway.Addresses(3), "export", null, 60));
            await gateway.RunForAsync(TimeSpan.FromMinutes(1));
            await gateway.StopAsync();
            (int exitCode, string log, string error) = await GatewayProcess.RunAsync(
                gateway.Directory, ["log", "export", "--duns", "111111111", "--data", ".", "--out", "-", .. days.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            Assert.True(exitCode == 0, error);
            Assert.StartsWith("TDSPDUNSNumber,", log, StringComparison.Ordinal);
            Assert.Equal(rows ? 3 : 0, log.Split("\r\n").Count(l => l.Contains(",LCE,RQA,", StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(gateway.Directory, recursive: true);
        }
    }

    private static string Url(int port) => "https://127.0.0.1:" + port.ToString(CultureInfo.InvariantCulture);
}
