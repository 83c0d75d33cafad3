using System.Data;
using System.Data.Common;
using Npgsql;

namespace Han.Gateway.Storage.Postgres;

/// <summary>
/// One schema of a PostgreSQL database. The writer's session holds an advisory lock on it: a gateway that loses its session has lost the right to write
/// and the means to, in one.
/// </summary>
public sealed class PostgresDialect : IStoreDialect
{
    /// <summary>"HAN": keeps our advisory locks apart from those of other programs in the database.</summary>
    private const int LockClass = 0x48414E;

    /// <summary>Guards a change of the schema. The lease is on the schema's name; this one is never the hash of a name that is one.</summary>
    private const string MigrationLock = "migration of ";

    /// <summary>
    /// All that is asked is asked by an index. The planner would rather read the whole log until the server has analysed it, and compile, or start more
    /// processes, for a moment's work.
    /// </summary>
    private const string Planning = "-c enable_seqscan=off -c jit=off -c max_parallel_workers_per_gather=0";

    private readonly string _schema;
    private readonly string _pooled;
    private readonly string _alone;

    /// <param name="connectionString">In Npgsql's words; checked before.</param>
    /// <param name="schema">A plain lower-case name; made when it is not there.</param>
    public PostgresDialect(string connectionString, string schema)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema, MaxAutoPrepare = 32, PersistSecurityInfo = false };
        builder.ApplicationName ??= "han-gateway";
        builder.Options = string.IsNullOrEmpty(builder.Options) ? Planning : $"{Planning} {builder.Options}";
        Place = $"PostgreSQL at {builder.Host}:{builder.Port}, database '{builder.Database ?? builder.Username}', schema '{schema}'";
        _schema = schema;
        _pooled = builder.ToString();
        _alone = new NpgsqlConnectionStringBuilder(_pooled) { Pooling = false }.ToString();
    }

    public string Place { get; }

    public IReadOnlyList<string> Versions { get; } =
    [
        Schema.Version1("BYTEA", "")
        + """
          -- Packed already: trying to compress them again costs the caller milliseconds.
          ALTER TABLE tdsp_order ALTER COLUMN wire SET STORAGE EXTERNAL;
          """,
        Schema.Version2("BIGINT"),
        """
        -- A tree costs more than the rows themselves. Order numbers rise with time, so a range of pages holds rows of few orders.
        ALTER TABLE log_row DROP CONSTRAINT log_row_key;
        ALTER TABLE log_row ALTER COLUMN row_key SET NOT NULL;
        CREATE INDEX log_row_by_key ON log_row USING brin (row_key) WITH (pages_per_range = 32);

        -- The orders that have rows: what the writer must know before it writes to one.
        CREATE TABLE log_order (order_id BIGINT PRIMARY KEY);
        INSERT INTO log_order (order_id) SELECT DISTINCT (row_key >> 32) & 4294967295 FROM log_row;
        """,
        Schema.Version4(),
        Schema.Version5("BYTEA"),
        Schema.Version6("BYTEA"),
        Schema.Version7("BYTEA"),
        MarketSchema.Version8("BYTEA"),
        Schema.Version9,
    ];

    public DbConnection Open() => Open(_pooled);

    public StoreLease TakeLease()
    {
        NpgsqlConnection connection = Open(_alone);
        try
        {
            // A gateway that was killed a moment ago still holds it until the server has seen its connection end.
            connection.Execute("SET lock_timeout='5s'");
            connection.Execute("SELECT pg_advisory_lock(@0, hashtext(@1))", LockClass, _schema);
            connection.Execute("RESET lock_timeout");

            // What is acknowledged is on the server's disk, whatever it does by default.
            connection.Execute("SET synchronous_commit=on");
            return new StoreLease(connection);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            connection.Dispose();
            throw new ArgumentException($"Storage: another gateway runs on {Place}; stop it, or name another Storage:Schema.", e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public bool Exists()
    {
        using DbConnection connection = Open();
        return HasVersion(connection);
    }

    public DbTransaction BeginMigration(DbConnection connection)
    {
        DbTransaction transaction = connection.BeginTransaction();
        connection.Execute("SELECT pg_advisory_xact_lock(@0, hashtext(@1))", LockClass, MigrationLock + _schema);

        // Asked first: IF NOT EXISTS wants the right to create a schema even where there is nothing to create.
        if (connection.Scalar("SELECT 1 FROM pg_namespace WHERE nspname=@0", _schema) is null)
        {
            connection.Execute($"CREATE SCHEMA {_schema}");
        }

        return transaction;
    }

    public long ReadVersion(DbConnection connection) => HasVersion(connection) ? connection.Scalar("SELECT version FROM schema_version") ?? 0 : 0;

    public void WriteVersion(DbConnection connection, long version)
    {
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_version (id INTEGER PRIMARY KEY CHECK (id = 1), version BIGINT NOT NULL)");
        connection.Execute("INSERT INTO schema_version (id, version) VALUES (1, @0) ON CONFLICT (id) DO UPDATE SET version=@0", version);
    }

    public DbTransaction BeginSnapshot(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public void Rollback(DbTransaction transaction) => transaction.Dispose();

    public IBulkWriter CreateLogWriter(DbConnection connection) => new PostgresLogWriter((NpgsqlConnection)connection);

    public bool IsOutOfSpace(DbException failure) => failure is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    public bool IsLostRace(DbException failure) => failure is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
    };

    public IReadOnlyList<string> FindWeakSettings()
    {
        using DbConnection connection = Open();
        var weak = new List<string>();
        if (connection.Text("SHOW fsync") == "off")
        {
            weak.Add("fsync is off at the server: what was acknowledged may be lost, and the database damaged, when its machine fails.");
        }

        if (connection.Text("SHOW full_page_writes") == "off")
        {
            weak.Add("full_page_writes is off at the server: the database may be damaged when its machine fails in the middle of a write.");
        }

        if (connection.Text("SHOW synchronous_commit") == "off")
        {
            weak.Add("synchronous_commit is off at the server; the gateway sets it on for what it writes itself.");
        }

        return weak;
    }

    /// <summary>Removes the schema and all that is in it.</summary>
    public void DropSchema()
    {
        using DbConnection connection = Open();
        connection.Execute($"DROP SCHEMA IF EXISTS {_schema} CASCADE");
    }

    private bool HasVersion(DbConnection connection) =>
        connection.Scalar("SELECT 1 FROM pg_tables WHERE schemaname=@0 AND tablename='schema_version'", _schema) is not null;

    private NpgsqlConnection Open(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
        {
            connection.Dispose();
            throw new StoreUnavailableException($"{Place}: {(e.InnerException ?? e).Message}", e);
        }
    }
}
