using Han.Gateway.Demo;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Zcl;

namespace Han.Tests.EndToEnd;

public sealed class DemoTests
{
    [Fact]
    public async Task TheBooksAgreeAndEveryAddressIsClosed()
    {
        DemoResult result = await RunAsync(400, 1);
        Assert.True(result.Succeeded, $"open {result.Open}, lost {result.Lost}, duplicates {result.Duplicates}");
        Assert.Equal(400, result.Accepted);
        Assert.Equal(400, result.ByTdsp.Values.Sum());
        Assert.Equal(result.LogRows, result.ByStatus.Values.Sum());
        Assert.Equal(400 + 40 + 20, result.ByStatus["RQA"]);
        Assert.InRange(result.Devices, 300, 800);
        Assert.True(result.ByStatus["STR"] > 200);
        Assert.True(result.ByStatus["OPT"] > 5);
    }

    [Fact]
    public async Task TheSameSeedGivesTheSameLogAndLedger()
    {
        (string firstLog, string firstLedger) = await FilesAsync(150, 5);
        (string secondLog, string secondLedger) = await FilesAsync(150, 5);
        (string otherLog, _) = await FilesAsync(150, 6);
        Assert.Equal(firstLog, secondLog);
        Assert.Equal(firstLedger, secondLedger);
        Assert.NotEqual(firstLog, otherLog);
    }

    [Fact]
    public async Task ALostReportShows()
    {
        DemoResult result = await RunAsync(100, 1, next => new TamperingSink(next, doubles: false));
        Assert.True(result.Lost > 0);
        Assert.False(result.Succeeded);
    }

    [Fact]
    public async Task ADoubledReportShows()
    {
        DemoResult result = await RunAsync(100, 1, next => new TamperingSink(next, doubles: true));
        Assert.True(result.Duplicates > 0);
        Assert.False(result.Succeeded);
    }

    [Fact]
    public async Task ADirectoryThatIsNotItsOwnIsLeftAlone()
    {
        string directory = Directory.CreateDirectory(TestGateway.NewDirectory()).FullName;
        string precious = Path.Combine(directory, "precious.txt");
        await File.WriteAllTextAsync(precious, "mine");
        var demo = new DemoRun(new DemoOptions(1, 1, directory), new SilentView());
        await Assert.ThrowsAsync<ArgumentException>(() => demo.RunAsync(CancellationToken.None));
        Assert.Equal("mine", await File.ReadAllTextAsync(precious));
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<(string Log, string Ledger)> FilesAsync(int addresses, ulong seed)
    {
        string directory = TestGateway.NewDirectory();
        try
        {
            DemoResult result = await new DemoRun(new DemoOptions(addresses, seed, directory), new SilentView()).RunAsync(CancellationToken.None);
            Assert.True(result.Succeeded);
            return (await File.ReadAllTextAsync(result.Csv), await File.ReadAllTextAsync(result.Ledger));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<DemoResult> RunAsync(int addresses, ulong seed, Func<IReportSink, IReportSink>? wrap = null)
    {
        string directory = TestGateway.NewDirectory();
        try
        {
            return await new DemoRun(new DemoOptions(addresses, seed, directory), new SilentView()) { WrapSink = wrap }.RunAsync(CancellationToken.None);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }

    private sealed class SilentView : IDemoView
    {
        public void Say(string line)
        {
        }

        public Task WatchAsync(string title, DeliveryCounters counters, Task work) => work;

        public void Show(DemoResult result)
        {
        }
    }

    /// <summary>Leaves out, or passes twice under a new number, the first "completed" that a device reports.</summary>
    private sealed class TamperingSink(IReportSink next, bool doubles) : IReportSink
    {
        private bool _done;

        public bool TryDeliver(ReportBatch batch)
        {
            if (_done)
            {
                return next.TryDeliver(batch);
            }

            ReportBatch altered = ReportBatch.Rent();
            altered.UpTo = batch.UpTo;
            bool done = false;
            ReportBatch.Reader reader = batch.Read();
            while (reader.Next(out TdspReport report))
            {
                bool target = !done && IsCompleted(report);
                done |= target;
                if (!target || doubles)
                {
                    altered.Append(report);
                }

                if (target && doubles)
                {
                    altered.Append(new TdspReport(
                        report.OrderId, report.Ordinal, report.Sequence + 1, report.Kind, report.At, report.Device, report.Argument, report.Frame));
                }
            }

            if (!next.TryDeliver(altered))
            {
                altered.Dispose();
                return false;
            }

            _done = done;
            batch.Dispose();
            return true;
        }

        public ValueTask WaitForRoomAsync(CancellationToken cancellationToken) => next.WaitForRoomAsync(cancellationToken);

        private static bool IsCompleted(in TdspReport report) =>
            report.Kind == ReportKind.Device && ZclFrame.TryRead(report.Frame, out ZclHeader header, out ReadOnlySpan<byte> payload)
            && header.Announces<ReportEventStatus>(ClusterId.Drlc) && ZclFrame.TryDecode(payload, out ReportEventStatus status, out _)
            && status.EventStatus == EventStatus.Completed;
    }
}
