using Han.Gateway.MessagingLog;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Han.Gateway.Storage.Sqlite;

/// <summary>Inserts log rows through SQLite's own binding: no allocation a row, where ADO.NET costs about a kilobyte.</summary>
internal sealed class SqliteLogWriter(SqliteConnection connection) : IBulkWriter
{
    private const string Sql = "INSERT OR IGNORE INTO log_row (row_key, at, device, status, detail, about) VALUES (?,?,?,?,?,?)";

    private readonly sqlite3 _database = connection.Handle!;
    private readonly sqlite3_stmt _insert = Compile(connection.Handle!);

    /// <summary>Nothing: the table is its own index.</summary>
    public void Prepare()
    {
    }

    public void Write(KeyedRows rows, Span<long> newRows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            rows.Foresee(i + 1);
            ref readonly LogRow row = ref rows[i];
            newRows[(int)row.Status] += Insert(rows.Keys[i], row);
        }
    }

    /// <summary>Nothing: what is stored is known to the table alone.</summary>
    public void Forget()
    {
    }

    public void Dispose() => _insert.Dispose();

    private int Insert(long key, in LogRow row)
    {
        raw.sqlite3_bind_int64(_insert, 1, key);
        raw.sqlite3_bind_int64(_insert, 2, row.At.Milliseconds);
        raw.sqlite3_bind_int64(_insert, 3, unchecked((long)row.Device.Value));
        raw.sqlite3_bind_int64(_insert, 4, (int)row.Status);
        raw.sqlite3_bind_int64(_insert, 5, row.Detail);
        raw.sqlite3_bind_int64(_insert, 6, row.About);
        int result = raw.sqlite3_step(_insert);
        raw.sqlite3_reset(_insert);
        if (result != raw.SQLITE_DONE)
        {
            Check(_database, result);
        }

        return raw.sqlite3_changes(_database);
    }

    private static sqlite3_stmt Compile(sqlite3 database)
    {
        Check(database, raw.sqlite3_prepare_v2(database, Sql, out sqlite3_stmt statement));
        return statement;
    }

    private static void Check(sqlite3 database, int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), result);
        }
    }
}
