using Han.Gateway.MessagingLog;
using Npgsql;
using NpgsqlTypes;

namespace Han.Gateway.Storage.Postgres;

/// <summary>Log rows by binary COPY, whatever is stored already.</summary>
internal static class PostgresLogCopy
{
    private const string Sql = "COPY log_row (row_key, at, device, detail, about, status) FROM STDIN (FORMAT BINARY)";

    /// <param name="turns">Which of the rows.</param>
    public static void Write(NpgsqlConnection connection, KeyedRows rows, ReadOnlySpan<int> turns)
    {
        using NpgsqlBinaryImporter copy = connection.BeginBinaryImport(Sql);
        foreach (int turn in turns)
        {
            ref readonly LogRow row = ref rows[turn];
            copy.StartRow();
            copy.Write(rows.Keys[turn], NpgsqlDbType.Bigint);
            copy.Write(row.At.Milliseconds, NpgsqlDbType.Bigint);
            copy.Write(unchecked((long)row.Device.Value), NpgsqlDbType.Bigint);
            copy.Write(row.Detail, NpgsqlDbType.Bigint);
            copy.Write(row.About, NpgsqlDbType.Bigint);
            copy.Write((int)row.Status, NpgsqlDbType.Integer);
        }

        copy.Complete();
    }
}
