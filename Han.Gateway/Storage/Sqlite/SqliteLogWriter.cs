using Han.Gateway.MessagingLog;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Han.Gateway.Storage.Sqlite;

/// <summary>Inserts log rows through SQLite's own binding: no allocation a row, where ADO.NET costs about a kilobyte.</summary>
internal sealed class SqliteLogWriter : IBulkWriter, IDisposable
{
    private const string Sql = "INSERT OR IGNORE INTO log_row (order_id, ordinal, seq, at, device, status, detail, about) VALUES (?,?,?,?,?,?,?,?)";

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _insert;

    public SqliteLogWriter(SqliteConnection connection)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, Sql, out _insert));
    }

    public bool Insert(in LogRow row)
    {
        raw.sqlite3_bind_int64(_insert, 1, row.OrderId);
        raw.sqlite3_bind_int64(_insert, 2, row.Ordinal);
        raw.sqlite3_bind_int64(_insert, 3, row.Sequence);
        raw.sqlite3_bind_int64(_insert, 4, row.At.Milliseconds);
        raw.sqlite3_bind_int64(_insert, 5, unchecked((long)row.Device.Value));
        raw.sqlite3_bind_int64(_insert, 6, (int)row.Status);
        raw.sqlite3_bind_int64(_insert, 7, row.Detail);
        raw.sqlite3_bind_int64(_insert, 8, row.About);
        int result = raw.sqlite3_step(_insert);
        raw.sqlite3_reset(_insert);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        return raw.sqlite3_changes(_database) == 1;
    }

    public void Dispose() => _insert.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), result);
        }
    }
}
