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
        using (System.Data.Common.DbConnection other = database.Open())
        {
            other.Execute("SELECT pg_terminate_backend(@0)", ((NpgsqlConnection)first.Connection).ProcessID);
        }

        using StoreLease second = Place().TakeLease();
        Exception failure = Assert.ThrowsAny<Exception>(journal.Commit);
        Assert.False(journal.IsOutOfSpace(failure));
        Assert.Equal(0, new StoredRequests(database).LastNumbers().Request);
    }

    private protected override IStoreDialect Place() => _place ??= new PostgresDialect(server.ConnectionString, _schema);

    /// <summary>Where there is no server there is nothing to clear either, and a second skip would be taken for a failure.</summary>
    private protected override void Clear() => _place?.DropSchema();
}
