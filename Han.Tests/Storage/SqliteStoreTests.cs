using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Storage;
using Han.Gateway.Storage.Sqlite;
using Han.Tests.Soap;
using Microsoft.Data.Sqlite;

namespace Han.Tests.Storage;

/// <summary>The store in a file.</summary>
public sealed class SqliteStoreTests : StoreTests
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Sorted, bound and inserted: what a commit's rows cost the collector is nothing.</summary>
    [Fact]
    public void RowsAreWrittenWithoutAllocation()
    {
        const int Rows = 20_000;
        var database = new StoreDatabase(Place());
        database.Migrate();
        using StoreLease lease = database.Dialect.TakeLease();
        using var journal = new JournalStore(database, lease);
        long[] counts = new long[DeliveryCounters.Statuses];
        LogRow[] first = [.. Enumerable.Range(0, Rows).Select(n => Samples.Row(1, (uint)(n * 7919 % 10_000), (uint)(n / 10_000)))];
        LogRow[] second = [.. first.Select(r => r with { OrderId = 2 })];
        journal.Begin();

        // Who wants the rows of an order that this program did not accept is asked once, when it is met.
        journal.Write([.. first, Samples.Row(2, 0, 2)], counts);
        long before = GC.GetAllocatedBytesForCurrentThread();
        journal.Write(second, counts);
        journal.Write(first, counts);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        journal.Commit();
        Assert.Equal(0, allocated);
        Assert.Equal((2 * Rows) + 1, counts.Sum());
    }

    private protected override IStoreDialect Place() => new SqliteDialect(_folder.Path);

    private protected override void Clear()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
