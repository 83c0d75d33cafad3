using System.Data.Common;
using Npgsql;

namespace Han.Gateway.Storage.Postgres;

/// <summary>
/// Inserts log rows by binary COPY into a table that no key guards (docs/decisions/0007): there is one writer, and it knows which rows are stored. What it
/// does not know, after a start or of an order not heard of for long, it asks the table once an order.
/// </summary>
internal sealed class PostgresLogWriter(NpgsqlConnection connection) : IBulkWriter
{
    /// <summary>Rows that a reader may have to look through because the index does not tell of them yet; some 2,500 pages.</summary>
    private const int RowsUntold = 250_000;

    private readonly RecentOrders _stored = new();
    private int[] _turns = [];

    /// <summary>What the program before left is not known.</summary>
    private long _untold = RowsUntold;

    /// <summary>
    /// The index tells of ranges of pages only when it is asked to look at them. The server's own vacuum does that as well, and may be at it: that takes as
    /// long as it takes and is not waited for.
    /// </summary>
    public void Prepare()
    {
        if (_untold < RowsUntold)
        {
            return;
        }

        try
        {
            using DbTransaction transaction = connection.BeginTransaction();
            connection.Execute("SET LOCAL lock_timeout='50ms'");
            connection.Execute("SELECT brin_summarize_new_values('log_row_by_key')");
            transaction.Commit();
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
        }

        _untold = 0;
    }

    public void Write(KeyedRows rows, Span<long> newRows)
    {
        ReadOnlySpan<int> turns = TakeNew(rows);
        if (turns.IsEmpty)
        {
            return;
        }

        PostgresLogCopy.Write(connection, rows, turns);
        foreach (int turn in turns)
        {
            newRows[(int)rows[turn].Status]++;
        }

        _untold += turns.Length;
    }

    public void Forget() => _stored.Clear();

    public void Dispose()
    {
    }

    /// <summary>The turns of the rows that are not stored; from now on they count as stored.</summary>
    private ReadOnlySpan<int> TakeNew(KeyedRows rows)
    {
        if (_turns.Length < rows.Count)
        {
            _turns = new int[rows.Count];
        }

        int count = 0;
        for (int turn = 0; turn < rows.Count;)
        {
            uint order = LogKey.OrderOf(rows.Keys[turn]);
            OrderKeys stored = _stored.Find(order) ?? Ask(order);
            for (; turn < rows.Count && LogKey.OrderOf(rows.Keys[turn]) == order; turn++)
            {
                if (_stored.Add(stored, rows.Keys[turn]))
                {
                    _turns[count++] = turn;
                }
            }
        }

        return _turns.AsSpan(0, count);
    }

    /// <summary>An order that is new to log_order has no rows; nearly every one is, and is spared a look into the log.</summary>
    private OrderKeys Ask(uint order)
    {
        OrderKeys stored = _stored.Begin(order);
        if (connection.Execute("INSERT INTO log_order (order_id) VALUES (@0) ON CONFLICT DO NOTHING", (long)order) == 0)
        {
            using DbCommand command = connection.Prepare($"SELECT row_key FROM log_row WHERE {LogKey.OfOrder}", LogKey.First(order), LogKey.Last(order));
            using DbDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                _stored.Add(stored, reader.GetInt64(0));
            }
        }

        return stored;
    }
}
