using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using Han.Gateway.Storage;
using Han.Gateway.Storage.Postgres;
using Han.Tests.Storage;
using Npgsql;

namespace Han.Tests.Interop;

/// <summary>The store on a PostgreSQL server: the same tests as on a file, and what only a server can do.</summary>
[Collection(PostgresServer.Collection)]
[Trait("Category", "Interop")]
public sealed class PostgresStoreTests(PostgresServer server) : StoreTests
{
    private readonly string _schema = PostgresServer.NewSchema();
    private PostgresDialect? _place;

    [Fact]
    public void AServerThatIsNotThereIsNamedWithoutThePassword()
    {
        var dialect = new PostgresDialect("Host=127.0.0.1;Port=1;Database=meters;Username=han;Password=hidden-word", "han");
        StoreUnavailableException error = Assert.Throws<StoreUnavailableException>(() => dialect.Open());
        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
        Assert.Contains("database 'meters'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-word", error.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AWrongPasswordIsNamedAsSuchAndNotShown()
    {
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "hidden-word" };
        StoreUnavailableException error = Assert.Throws<StoreUnavailableException>(() => new PostgresDialect(wrong.ToString(), "han").Open());
        Assert.Contains("password authentication failed", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-word", error.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AServerThatDoesNotKeepItsPromisesIsNamed()
    {
        Assert.Empty(Place().FindWeakSettings());
        var lax = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Options = "-c synchronous_commit=off" };
        string weakness = Assert.Single(new PostgresDialect(lax.ToString(), _schema).FindWeakSettings());
        Assert.Contains("synchronous_commit", weakness, StringComparison.Ordinal);
        using StoreLease lease = new PostgresDialect(lax.ToString(), _schema).TakeLease();
        Assert.Equal("on", lease.Connection.Text("SHOW synchronous_commit"));
    }

    [SkippableFact]
    public void ASessionThatTheServerEndsLosesTheLeaseAndTheMeansToWrite()
    {
        var database = new StoreDatabase(Place());
        database.Migrate();
        using StoreLease first = database.Dialect.TakeLease();
        using var journal = new JournalStore(database, first);
        journal.Begin();
        journal.Insert(Samples.Request(1));
        using (DbConnection other = database.Open())
        {
            other.Execute("SELECT pg_terminate_backend(@0)", ((NpgsqlConnection)first.Connection).ProcessID);
        }

        using StoreLease second = Place().TakeLease();
        Exception failure = Assert.ThrowsAny<Exception>(journal.Commit);
        Assert.False(journal.IsOutOfSpace(failure));
        Assert.Equal(0, new StoredRequests(database).LastNumbers().Request);
    }

    /// <summary>No key guards the log: the writer does, also what another wrote before it, and what it has forgotten.</summary>
    [SkippableFact]
    public void AWriterThatKnowsNothingAsksWhatIsStored()
    {
        LogRow[] rows = [.. from order in new uint[] { 1, 2, uint.MaxValue } from ordinal in Enumerable.Range(0, 700) select Samples.Row(order, (uint)ordinal, 1)];
        var database = new StoreDatabase(Place());
        database.Migrate();
        using StoreLease lease = database.Dialect.TakeLease();
        using (var first = new JournalStore(database, lease))
        {
            Assert.Equal(rows.Length, Write(first, rows, commit: true));
            Assert.Equal(0, Write(first, rows, commit: true));
        }

        using var second = new JournalStore(database, lease);
        Assert.Equal(1, Write(second, [.. rows, Samples.Row(2, 0, 2)], commit: true));
        Assert.Equal(1, Write(second, [Samples.Row(3, 0, 0), .. rows], commit: false));
        Assert.Equal(2, Write(second, [Samples.Row(3, 0, 0), Samples.Row(4, 0, 0), .. rows], commit: true));
        Assert.Equal(rows.Length + 3, lease.Connection.Scalar("SELECT COUNT(DISTINCT row_key) FROM log_row"));
        Assert.Equal(rows.Length + 3, lease.Connection.Scalar("SELECT COUNT(*) FROM log_row"));
    }

    [SkippableFact]
    public void RowsOfVersion2KeepTheirPlaceAndAreKnown()
    {
        var database = new StoreDatabase(Place());
        database.Migrate([.. database.Dialect.Versions.Take(2)]);
        LogRow[] rows = [.. from order in new uint[] { 5, 1u + int.MaxValue } from ordinal in Enumerable.Range(0, 300) select Samples.Row(order, (uint)ordinal, 4)];
        using (DbConnection connection = database.Open())
        {
            foreach (LogRow row in rows)
            {
                connection.Execute(
                    "INSERT INTO log_row (row_key, at, device, detail, about, status) VALUES (@0,@1,@2,@3,@4,@5)", LogKey.Of(row), row.At.Milliseconds,
                    unchecked((long)row.Device.Value), row.Detail, row.About, (int)row.Status);
            }
        }

        database.Migrate();
        using StoreLease lease = database.Dialect.TakeLease();
        using var journal = new JournalStore(database, lease);
        Assert.Equal(2, Write(journal, [.. rows, Samples.Row(5, 0, 5), Samples.Row(6, 0, 0)], commit: true));
        Assert.Equal([.. rows.Take(1), Samples.Row(5, 0, 5), .. rows.Skip(1).Take(299)], journal.RowsOf(5));
        Assert.Equal(rows[300..], journal.RowsOf(1u + int.MaxValue));
    }

    /// <summary>A server that has not analysed the log yet would rather read all of it.</summary>
    [SkippableFact]
    public void TheRowsOfAnOrderAreReadByTheirIndex()
    {
        var database = new StoreDatabase(Place());
        database.Migrate();
        using StoreLease lease = database.Dialect.TakeLease();
        lease.Connection.Execute("ALTER TABLE log_row SET (autovacuum_enabled=off)");
        using var journal = new JournalStore(database, lease);
        for (uint order = 1; order <= 25; order++)
        {
            Write(journal, [.. Enumerable.Range(0, 10_000).Select(o => Samples.Row(order, (uint)o, 0))], commit: true);
        }

        // Of these 250,000 rows the index tells from the next transaction on.
        Write(journal, [Samples.Row(26, 0, 0)], commit: true);
        using DbConnection connection = database.Open();
        string plan = Plan(connection, $"SELECT at FROM log_row WHERE {LogKey.OfOrder}", LogKey.First(7), LogKey.Last(7));
        Assert.Contains("log_row_by_key", plan, StringComparison.Ordinal);

        // An order's 10,000 rows are some ninety pages; all are more than two thousand.
        Match pages = Regex.Match(plan, @"Heap Blocks: lossy=(\d+)");
        Assert.True(pages.Success, plan);
        Assert.InRange(int.Parse(pages.Groups[1].Value, CultureInfo.InvariantCulture), 90, 200);
        Assert.Equal(10_000, journal.RowsOf(7).Count());
        string others = Plan(connection, $"SELECT at FROM others_cancelled c JOIN log_row ON {LogKey.OfThatOrder} WHERE c.about=@0", 1L);
        Assert.Contains("log_row_by_key", others, StringComparison.Ordinal);
    }

    private static string Plan(DbConnection connection, string sql, params object?[] values)
    {
        using DbCommand command = connection.Prepare("EXPLAIN (ANALYZE) " + sql, values);
        using DbDataReader reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    private static long Write(JournalStore journal, LogRow[] rows, bool commit)
    {
        long[] counts = new long[DeliveryCounters.Statuses];
        journal.Begin();
        journal.Write(rows, counts);
        if (commit)
        {
            journal.Commit();
        }
        else
        {
            journal.Rollback();
        }

        return counts.Sum();
    }

    private protected override IStoreDialect Place() => _place ??= new PostgresDialect(server.ConnectionString, _schema);

    /// <summary>Where there is no server there is nothing to clear either, and a second skip would be taken for a failure.</summary>
    private protected override void Clear() => _place?.DropSchema();
}
