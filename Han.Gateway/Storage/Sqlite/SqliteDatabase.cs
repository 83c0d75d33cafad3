using Microsoft.Data.Sqlite;

namespace Han.Gateway.Storage.Sqlite;

/// <summary>
/// The embedded database file: WAL with synchronous FULL, so that a commit that has returned survives a power cut. One writer connection belongs to
/// the request journal; readers open their own and see the last commit.
/// </summary>
public sealed class SqliteDatabase
{
    private readonly string _connectionString;

    static SqliteDatabase() => SQLitePCL.Batteries_V2.Init();

    public SqliteDatabase(string path)
    {
        Path = path;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = true }.ToString();
    }

    public string Path { get; }

    /// <summary>Opens a connection with this database's settings.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;");
        return connection;
    }

    /// <summary>Brings the file to the newest schema, one transaction a version.</summary>
    public void Migrate()
    {
        using SqliteConnection connection = Open();
        long version = connection.Scalar("PRAGMA user_version") ?? 0;
        if (version > Schema.Versions.Count)
        {
            throw new InvalidDataException($"{Path} has schema version {version}; this program knows up to {Schema.Versions.Count}.");
        }

        for (; version < Schema.Versions.Count; version++)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            connection.Execute(Schema.Versions[(int)version]);
            connection.Execute($"PRAGMA user_version={version + 1}");
            transaction.Commit();
        }
    }
}
