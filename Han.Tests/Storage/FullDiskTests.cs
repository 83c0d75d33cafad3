using System.Xml.Linq;
using DeviceEmulator.Time;
using Han.Gateway.Demo;
using Han.Gateway.Requests;
using Han.Tests.EndToEnd;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Han.Tests.Storage;

/// <summary>The gateway while its database cannot grow: it says so, forgets nothing that it acknowledged, and goes on when there is room.</summary>
public sealed class FullDiskTests
{
    private const int NoMorePages = 1;
    private const int ManyPages = 1 << 30;

    private static readonly DemoCaller _caller = new("REP_Sytem_Account", "HAN_REP2_ADMIN", "111111111");

    [Fact]
    public async Task ARequestThatFindsNoRoomIsRefusedAndTakenLater()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        byte[] small = DemoRequests.Event(_caller, gateway.Addresses(3), "before", null, 60);
        XElement before = await gateway.SendAsync(small);
        Limit(gateway, NoMorePages);
        byte[] large = DemoRequests.Event(_caller, gateway.Addresses(2000), "large", null, 60);
        AssertNoRoom(await gateway.PostAsync(large));

        Limit(gateway, ManyPages);
        await RoomAsync(gateway);
        Assert.Equal("0", (string?)(await gateway.SendAsync(large)).Element("StatusCode"));
        Assert.Equal((string?)before.Element("RequestID"), (string?)(await gateway.SendAsync(small)).Element("RequestID"));
        await gateway.RunForAsync(TimeSpan.FromHours(5));
        Assert.Equal(2003, gateway.Log().Count(r => r["StatusCode"] == "RQA"));
        Assert.False(gateway.Application.Failed);
    }

    [Fact]
    public async Task ReportsWaitForRoomAndNoneIsLost()
    {
        await using TestGateway roomy = await TestGateway.StartAsync();
        await using TestGateway full = await TestGateway.StartAsync();
        foreach (TestGateway gateway in new[] { roomy, full })
        {
            await gateway.SendAsync(DemoRequests.Event(_caller, gateway.Addresses(400), "event", null, 60));
            await gateway.RunForAsync(TimeSpan.FromSeconds(5));
        }

        await roomy.RunForAsync(TimeSpan.FromHours(5));
        Limit(full, NoMorePages);
        Task run = full.RunForAsync(TimeSpan.FromHours(5));
        await UntilAsync(() => full.Application.Journal.IsFull);
        AssertNoRoom(await full.PostAsync(DemoRequests.Event(_caller, full.Addresses(400), "refused", null, 60)));
        Assert.False(run.IsCompleted);

        Limit(full, ManyPages);
        await run;
        Assert.Equal(Text(roomy), Text(full));
        Assert.Equal(roomy.Application.Journal.Counters.Rows, full.Application.Journal.Counters.Rows);
    }

    /// <summary>Whoever reads the refusal and looks finds the store full, not a store that is about to be called so.</summary>
    [Fact]
    public async Task TheStoreIsCalledFullBeforeTheRequestIsRefused()
    {
        await using TestGateway gateway = await TestGateway.StartAsync();
        Limit(gateway, NoMorePages);
        RequestJournal journal = gateway.Application.Journal;
        var done = new TaskCompletionSource<HanAnswer>();
        Task<bool> isFull = done.Task.ContinueWith(
            _ => journal.IsFull, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        AcceptedRequest large = Samples.Request(1000, at: gateway.Now.Milliseconds) with { Content = new byte[1_000_000] };
        await journal.EnqueueAsync(large, done, gateway.Application.Clock.Hold(), CancellationToken.None);
        Assert.True(await isFull.WaitAsync(TimeSpan.FromSeconds(60)));
        await Assert.ThrowsAsync<RequestNotStoredException>(() => done.Task);
    }

    private static void AssertNoRoom(XDocument answer)
    {
        Assert.EndsWith(":Server", (string?)answer.Descendants("faultcode").Single(), StringComparison.Ordinal);
        Assert.Contains("out of space", (string?)answer.Descendants("faultstring").Single(), StringComparison.Ordinal);
    }

    /// <summary>Given to SQLite itself, which may be asked from another thread than the writer's.</summary>
    private static void Limit(TestGateway gateway, int pages)
    {
        sqlite3 database = ((SqliteConnection)gateway.Application.Store.Lease!.Connection).Handle!;
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, $"PRAGMA max_page_count={pages}"));
    }

    private static Task RoomAsync(TestGateway gateway) => UntilAsync(() => !gateway.Application.Journal.IsFull);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }

    private static string Text(TestGateway gateway)
    {
        using var text = new StringWriter();
        gateway.Application.Export.Write("111111111", default, MarketTime.Never, text);
        return text.ToString();
    }
}
