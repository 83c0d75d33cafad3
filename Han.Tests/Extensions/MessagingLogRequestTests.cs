using System.Data.Common;
using System.Xml.Linq;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Storage;
using Han.Tests.EndToEnd;
using Microsoft.Extensions.DependencyInjection;

namespace Han.Tests.Extensions;

public sealed class MessagingLogRequestTests
{
    private const string July = "<FromDate>2026-07-01</FromDate><ToDate>2026-07-31</ToDate>";

    [Fact]
    public async Task TheFileAppearsInTheOutboxAndTheStatusSaysSo()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        var caller = new ExtensionCaller(gateway);
        (string EsiId, string Meter)[] addresses = gateway.Addresses(5);
        await caller.EventAsync(addresses);
        await gateway.SendAsync(Gateway.Demo.DemoRequests.CancelAll(
            new Gateway.Demo.DemoCaller("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111"), addresses, "all"));
        await gateway.RunForAsync(TimeSpan.FromHours(4));

        (string all, long rows) = await WrittenAsync(gateway, caller, July, "log-1");
        using var expected = new StringWriter();
        Assert.Equal(rows, gateway.Application.Export.Write("111111111", default, MarketTime.Never, expected));
        Assert.Equal(expected.ToString(), all);

        (string events, _) = await WrittenAsync(gateway, caller, July + "<EventCategoryID>LCE</EventCategoryID>", "log-2");
        Assert.Equal(all.Split("\r\n").Where((l, i) => i == 0 || l.Length == 0 || l.Contains(",LCE,", StringComparison.Ordinal)), events.Split("\r\n"));
        (string one, _) = await WrittenAsync(gateway, caller, July + $"<ESIID>{addresses[2].EsiId}</ESIID>", "log-3");
        Assert.Equal(all.Split("\r\n").Where((l, i) => i == 0 || l.Length == 0 || l.Contains(addresses[2].EsiId, StringComparison.Ordinal)), one.Split("\r\n"));
        (_, long none) = await WrittenAsync(gateway, caller, "<FromDate>2026-06-01</FromDate><ToDate>2026-06-30</ToDate>", "log-4");
        Assert.Equal(0, none);
        Assert.DoesNotContain(Directory.EnumerateFiles(Outbox(gateway.Directory)), f => f.EndsWith(".tmp", StringComparison.Ordinal));

        // The same again is the same file; another range under the reference is refused.
        XElement again = await caller.LogAsync(July, "log-1");
        Assert.Equal((string?)(await caller.StatusAsync("log-1")).Element("OriginalRequestID"), (string?)again.Element("CorrelationID"));
        Assert.Equal("HAN-9001", (string?)(await caller.LogAsync("<FromDate>2026-07-02</FromDate><ToDate>2026-07-31</ToDate>", "log-1")).Element("StatusCode"));
        Assert.Equal("HAN-9001", (string?)(await caller.LogAsync(July, "all")).Element("StatusCode"));
        Assert.Equal("HAN-9001", (string?)(await caller.EventAsync(addresses, "log-1")).Element("StatusCode"));
        Assert.Equal("HAN-4003", (string?)(await caller.LogAsync("<FromDate>2026-07-02</FromDate><ToDate>2026-07-01</ToDate>")).Element("StatusCode"));
    }

    [Theory]
    [InlineData("<FromDate>2026-02-30</FromDate><ToDate>2026-07-31</ToDate>", "FromDate")]
    [InlineData("<FromDate>2026-07-01</FromDate><ToDate>2026-07-31</ToDate><EventCategoryID>1</EventCategoryID>", "EventCategoryID")]
    public async Task WhatIsNoDateOrCategoryIsAFaultThatNamesIt(string block, string name)
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        XElement code = await new ExtensionCaller(gateway).SendAsync(
            "processHANMessagingLogRequest", "HANMessagingLog", $"<HANMessagingLogBlock>{block}</HANMessagingLogBlock>", isValid: false);
        Assert.Equal(name, code.Parent!.Descendants("Element").Single().Value);
    }

    [Fact]
    public async Task AFileThatWasPendingIsWrittenAfterARestartAndRemovedAfterTenDays()
    {
        string directory = TestGateway.NewDirectory();
        TestGateway first = await TestGateway.StartAsync(directory);
        await new ExtensionCaller(first).EventAsync(first.Addresses(2));
        await first.RunForAsync(TimeSpan.FromHours(4));

        // As if the process had ended between the commit and the file.
        using (DbConnection connection = first.Application.Store.Database.Open())
        using (DbTransaction transaction = connection.BeginTransaction())
        {
            LogFiles.Insert(transaction, "0123456789abcdef01234567", "ref", new LogFilter("111111111", default, MarketTime.Never), first.Now);
            transaction.Commit();
        }

        await first.StopAsync();
        await using TestGateway second = await TestGateway.StartAsync(directory, seededIds: false);
        var caller = new ExtensionCaller(second);
        string path = Path.Combine(Outbox(directory), "HANMessagingLog0123456789abcdef01234567.CSV.111111111");
        await UntilAsync(caller, "ref", "Available");
        Assert.Equal(second.Log().Count, (await File.ReadAllLinesAsync(path)).Length - 1);

        using (DbConnection connection = second.Application.Store.Database.Open())
        {
            connection.Execute("UPDATE log_file SET done_at=@0", (TimeProvider.System.GetUtcNow() - LogOutbox.Kept - TimeSpan.FromMinutes(1)).ToUnixTimeMilliseconds());
        }

        Assert.True(second.Application.Services.GetRequiredService<LogOutbox>().Work(CancellationToken.None));
        Assert.False(File.Exists(path));
        Assert.Equal("Removed", (string?)(await caller.StatusAsync("0123456789abcdef01234567")).Descendants("FileState").Single());
    }

    private static string Outbox(string directory) => Path.Combine(directory, "outbox", "111111111");

    private static async Task<(string Text, long Rows)> WrittenAsync(TestGateway gateway, ExtensionCaller caller, string block, string reference)
    {
        XElement answer = await caller.LogAsync(block, reference);
        Assert.Equal("0", (string?)answer.Element("StatusCode"));
        string id = (string)answer.Element("CorrelationID")!;
        XElement file = await UntilAsync(caller, id, "Available");
        string path = Path.Combine(Outbox(gateway.Directory), (string)file.Element("FileName")!);
        Assert.Equal($"HANMessagingLog{id}.CSV.111111111", Path.GetFileName(path));
        return (await File.ReadAllTextAsync(path), (long)file.Element("RowCount")!);
    }

    private static async Task<XElement> UntilAsync(ExtensionCaller caller, string id, string state)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            XElement file = (await caller.StatusAsync(id)).Element("MessagingLogFile")!;
            if ((string?)file.Element("FileState") == state)
            {
                return file;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }
}
