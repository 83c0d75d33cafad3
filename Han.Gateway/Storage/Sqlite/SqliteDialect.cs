using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Han.Gateway.Storage.Sqlite;

/// <summary>
/// The embedded database file: WAL with synchronous FULL, so that a commit that has returned survives a power cut. One writer connection belongs to
/// the request journal; readers open their own and see the last commit.
/// </summary>
public sealed class SqliteDialect : IStoreDialect
{
    private const string DatabaseFile = "han-gateway.db";

    /// <summary>SQLITE_FULL; the same of the memory map that the WAL's index lies in is SQLITE_IOERR_SHMSIZE.</summary>
    private const int Full = 13;
    private const int IndexFull = 4874;
    private const int PrimaryKeyTaken = 1555;
    private const int UniqueTaken = 2067;

    private const string Settings =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;";

    /// <summary>The driver's pool gives a connection out again with its settings: asked for once each, they cost a request nothing.</summary>
    private readonly ConditionalWeakTable<sqlite3, object> _withSettings = [];

    private readonly string _directory;
    private readonly string _connectionString;

    static SqliteDialect() => SQLitePCL.Batteries_V2.Init();

    public SqliteDialect(string directory)
    {
        _directory = directory;
        Place = Path.Combine(directory, DatabaseFile);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Place, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = true }.ToString();
    }

    public string Place { get; }

    public IReadOnlyList<string> Versions { get; } =
    [
        Schema.Version1("BLOB", " WITHOUT ROWID"), Schema.Version2("INTEGER"), Schema.Unchanged, Schema.Version4(), Schema.Version5("BLOB"), Schema.Version6("BLOB"),
        Schema.Version7("BLOB"),
        MarketSchema.Version8("BLOB"), Schema.Version9,
    ];

    public DbConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            if (!_withSettings.TryGetValue(connection.Handle!, out _))
            {
                connection.Execute(Settings);
                _withSettings.AddOrUpdate(connection.Handle!, this);
            }

            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new StoreUnavailableException($"{Place}: {e.Message}", e);
        }
    }

    public StoreLease TakeLease()
    {
        var guard = DirectoryLock.Take(_directory);
        try
        {
            return new StoreLease(Open(), guard);
        }
        catch
        {
            guard.Dispose();
            throw;
        }
    }

    public bool Exists() => File.Exists(Place);

    public DbTransaction BeginMigration(DbConnection connection) => connection.BeginTransaction();

    public long ReadVersion(DbConnection connection) => connection.Scalar("PRAGMA user_version") ?? 0;

    public void WriteVersion(DbConnection connection, long version) => connection.Execute($"PRAGMA user_version={version}");

    public DbTransaction BeginSnapshot(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public void Rollback(DbTransaction transaction)
    {
        var connection = (SqliteConnection)transaction.Connection!;
        try
        {
            transaction.Dispose();
        }
        catch (SqliteException) when (raw.sqlite3_get_autocommit(connection.Handle) != 0)
        {
            // A commit that finds no room has rolled back by itself, and the driver wants to do it again: it is given something to roll back.
            connection.Execute("BEGIN");
            transaction.Dispose();
        }
    }

    public IBulkWriter CreateLogWriter(DbConnection connection) => new SqliteLogWriter((SqliteConnection)connection);

    public bool IsOutOfSpace(DbException failure) =>
        failure is SqliteException { SqliteErrorCode: Full } or SqliteException { SqliteExtendedErrorCode: IndexFull };

    public bool IsLostRace(DbException failure) => failure is SqliteException { SqliteExtendedErrorCode: PrimaryKeyTaken or UniqueTaken };

    /// <summary>The connection's own settings decide, and they are ours.</summary>
    public IReadOnlyList<string> FindWeakSettings() => [];
}
