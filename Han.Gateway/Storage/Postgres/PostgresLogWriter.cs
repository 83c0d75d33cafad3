using Han.Gateway.MessagingLog;
using Npgsql;
using NpgsqlTypes;

namespace Han.Gateway.Storage.Postgres;

/// <summary>
/// Inserts log rows by binary COPY. As a rule all keys are new and the rows go straight into the table; where one is known the server refuses them all,
/// and they go through a staging table, from which only the new ones are taken.
/// </summary>
internal sealed class PostgresLogWriter : IBulkWriter
{
    private const string Columns = "row_key, at, device, detail, about, status";
    private const string Straight = $"COPY log_row ({Columns}) FROM STDIN (FORMAT BINARY)";
    private const string Staged = $"COPY log_row_staged ({Columns}) FROM STDIN (FORMAT BINARY)";

    private const string TakeNew =
        $"""
        WITH taken AS (INSERT INTO log_row ({Columns}) SELECT {Columns} FROM log_row_staged ON CONFLICT DO NOTHING RETURNING status)
        SELECT status, COUNT(*) FROM taken GROUP BY status
        """;

    private readonly NpgsqlConnection _connection;

    /// <summary>Known keys come in runs, after a restart; while one lasts, straight attempts would only cost time.</summary>
    private bool _expectKnown;

    public PostgresLogWriter(NpgsqlConnection connection)
    {
        _connection = connection;
        connection.Execute("CREATE TEMP TABLE IF NOT EXISTS log_row_staged (LIKE log_row) ON COMMIT DELETE ROWS");
    }

    public void Write(KeyedRows rows, Span<long> newRows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (!_expectKnown && TryCopyStraight(rows))
        {
            for (int i = 0; i < rows.Count; i++)
            {
                newRows[(int)rows[i].Status]++;
            }

            return;
        }

        Copy(Staged, rows);
        _expectKnown = Take(newRows) < rows.Count;
        _connection.Execute("TRUNCATE log_row_staged");
    }

    /// <summary>The temporary table ends with the session.</summary>
    public void Dispose()
    {
    }

    private bool TryCopyStraight(KeyedRows rows)
    {
        _connection.Execute("SAVEPOINT straight");
        try
        {
            Copy(Straight, rows);
            _connection.Execute("RELEASE SAVEPOINT straight");
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            _connection.Execute("ROLLBACK TO SAVEPOINT straight");
            return false;
        }
    }

    private void Copy(string into, KeyedRows rows)
    {
        using NpgsqlBinaryImporter copy = _connection.BeginBinaryImport(into);
        for (int i = 0; i < rows.Count; i++)
        {
            ref readonly LogRow row = ref rows[i];
            copy.StartRow();
            copy.Write(rows.Keys[i], NpgsqlDbType.Bigint);
            copy.Write(row.At.Milliseconds, NpgsqlDbType.Bigint);
            copy.Write(unchecked((long)row.Device.Value), NpgsqlDbType.Bigint);
            copy.Write(row.Detail, NpgsqlDbType.Bigint);
            copy.Write(row.About, NpgsqlDbType.Bigint);
            copy.Write((int)row.Status, NpgsqlDbType.Integer);
        }

        copy.Complete();
    }

    private long Take(Span<long> newRows)
    {
        using NpgsqlCommand command = _connection.CreateCommand();
        command.CommandText = TakeNew;
        using NpgsqlDataReader reader = command.ExecuteReader();
        long taken = 0;
        while (reader.Read())
        {
            newRows[reader.GetInt32(0)] += reader.GetInt64(1);
            taken += reader.GetInt64(1);
        }

        return taken;
    }
}
