using System.Globalization;
using System.Numerics;
using System.Text;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;
using Microsoft.Data.Sqlite;

namespace Han.Tests.EndToEnd;

/// <summary>What a run's database file holds, read beside the gateway or after its death. Never checkpoints: what a kill left is for the restart.</summary>
internal sealed class KillDatabase : IDisposable
{
    public const string NoRequest = "no request stored";
    public const string NotHandedOver = "stored, not handed over";
    public const string NoReport = "handed over, no report";
    public const string InPart = "reports in part";
    public const string InRetry = "reports in part, retries wait";
    public const string SomeOver = "some orders over";
    public const string AllOver = "all over";

    private readonly SqliteConnection _connection;

    private KillDatabase(string directory, SqliteOpenMode mode)
    {
        SQLitePCL.Batteries_V2.Init();
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(directory, "han-gateway.db"),
            Mode = mode,
            Pooling = false,
        }.ToString());
        _connection.Open();
        Scalar("PRAGMA busy_timeout=10000");
    }

    public MarketTime Clock => new(Scalar("SELECT at FROM market_clock"));

    public static KillDatabase Read(string directory) => new(directory, SqliteOpenMode.ReadOnly);

    /// <summary>Leaves the accepted requests and their orders, and nothing of what became of them.</summary>
    public static void Forget(string directory)
    {
        using var database = new KillDatabase(directory, SqliteOpenMode.ReadWrite);
        database.Scalar("DELETE FROM log_row; UPDATE tdsp_order SET is_over=0, closed=zeroblob(length(closed)); UPDATE market_clock SET at=0");
    }

    public long Scalar(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long value ? value : 0;
    }

    /// <summary>The RequestIDs stored under a caller's reference.</summary>
    public string[] RequestIds(string duns, string reference)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT request_id FROM han_request WHERE duns=@d AND reference=@r";
        command.Parameters.AddWithValue("@d", duns);
        command.Parameters.AddWithValue("@r", reference);
        using SqliteDataReader reader = command.ExecuteReader();
        var ids = new List<string>();
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
        }

        return [.. ids];
    }

    /// <summary>Targets that are not closed, over all orders.</summary>
    public int OpenTargets()
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT wire, closed FROM tdsp_order WHERE is_over=0";
        using SqliteDataReader reader = command.ExecuteReader();
        int open = 0;
        while (reader.Read())
        {
            open += OrderWire.Decode((byte[])reader.GetValue(0)).Targets.Length - ((byte[])reader.GetValue(1)).Sum(b => BitOperations.PopCount(b));
        }

        return open;
    }

    /// <summary>How far the work had come: the least advanced request decides, since a request's orders are handed over together.</summary>
    public string Class()
    {
        const string Requests =
            """
            SELECT COUNT(*) FROM han_request r WHERE NOT EXISTS (
                SELECT 1 FROM tdsp_order o JOIN log_row l ON l.row_key BETWEEN o.order_id << 32 AND (o.order_id << 32) + 4294967295 WHERE o.request=r.number
            """;
        return Scalar("SELECT COUNT(*) FROM han_request") == 0 ? NoRequest
            : Scalar(Requests + ")") > 0 ? NotHandedOver
            : Scalar(Requests + " AND (l.row_key >> 14) & 262143 > 0)") > 0 ? NoReport
            : Scalar("SELECT MIN(is_over) FROM tdsp_order") == 1 ? AllOver
            : Scalar("SELECT MAX(is_over) FROM tdsp_order") == 1 ? SomeOver
            : Scalar(
                """
                SELECT EXISTS (SELECT 1 FROM (SELECT status, MAX(seq) FROM log_entry GROUP BY order_id, ordinal) WHERE status=258)
                """) == 1 ? InRetry
            : InPart;
    }

    /// <summary>The whole log, one line a row.</summary>
    public string Rows()
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT order_id, ordinal, seq, at, device, status, detail, about FROM log_entry ORDER BY 1, 2, 3";
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new StringBuilder();
        while (reader.Read())
        {
            for (int i = 0; i < reader.FieldCount; i++)
            {
                rows.Append(CultureInfo.InvariantCulture, $"{reader.GetInt64(i)} ");
            }

            rows.Append('\n');
        }

        return rows.ToString();
    }

    public void Dispose() => _connection.Dispose();
}
