using System.Buffers.Binary;
using System.Data.Common;
using Han.Gateway.MessagingLog;
using Han.Gateway.Registry;
using Han.Gateway.Storage;

namespace Han.Gateway.Callbacks;

/// <summary>
/// The dispatcher's side of callbacks in the store: what is due, its rows, and what came of it. A request's position moves only after its receiver has
/// confirmed, so that a crash repeats a POST and never leaves one out.
/// </summary>
internal sealed class CallbackStore(StoreDatabase database, PremiseRegister register)
{
    private const string LastErrorColumn = "last_error";
    private const int MostErrorText = 300;

    /// <summary>Of each host that has something due, other than those given, the request that waits longest.</summary>
    /// <param name="most">How many are wanted; none is looked for beyond that.</param>
    public List<DueCallback> Due(DateTimeOffset now, ICollection<string> busyHosts, int most)
    {
        if (most <= 0)
        {
            return [];
        }

        long at = now.ToUnixTimeMilliseconds();
        using DbConnection connection = database.Open();
        var due = new List<DueCallback>();
        foreach (string host in Hosts(connection, at).Where(h => !busyHosts.Contains(h)).Take(most))
        {
            due.Add(First(connection, host, at));
        }

        return due;
    }

    /// <summary>The next moment after now at which something will be due; null when nothing waits.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now)
    {
        using DbConnection connection = database.Open();
        return connection.Scalar("SELECT MIN(next_at) FROM callback WHERE state=1 AND next_at>@0", now.ToUnixTimeMilliseconds()) is { } next
            ? DateTimeOffset.FromUnixTimeMilliseconds(next)
            : null;
    }

    /// <summary>The next rows of a request in the order in which they were committed, at most <see cref="CallbackOutbox.MostRows"/>; null when there are none.</summary>
    public CallbackRows? Read(long number)
    {
        using DbConnection connection = database.Open();
        using DbTransaction snapshot = database.Dialect.BeginSnapshot(connection);
        List<(long Position, bool OfFaults, long[] Keys)> batches = Batches(connection, number);
        if (batches.Count == 0)
        {
            return null;
        }

        LoggedRequest request = Request(connection, number);
        var log = new LogReader(register);
        var lines = new List<LogLine>();
        foreach ((long _, bool ofFaults, long[] keys) in batches)
        {
            lines.AddRange(ofFaults ? log.FaultsOf(connection, request, keys[0], keys[^1]) : log.LinesOf(connection, request, keys));
        }

        return new CallbackRows(batches[^1].Position, lines);
    }

    /// <summary>The receiver has confirmed everything up to a position.</summary>
    /// <param name="now">Who else waits for the same host goes first.</param>
    public void Confirm(long request, long position, DateTimeOffset now)
    {
        using DbConnection connection = database.Open();
        using DbTransaction transaction = connection.BeginTransaction();

        // First this row: from here on the writer, who sets its state too, waits for us or has been before us.
        transaction.Execute(
            $"""
            UPDATE callback SET delivered=CASE WHEN delivered<@1 THEN @1 ELSE delivered END, failures=0, failing_since=NULL, next_at=@2, {LastErrorColumn}=NULL
            WHERE request=@0
            """, request, position, now.ToUnixTimeMilliseconds());
        transaction.Execute("DELETE FROM callback_batch WHERE request=@0 AND position<=@1", request, position);
        transaction.Execute("UPDATE callback SET state=0 WHERE request=@0 AND NOT EXISTS (SELECT 1 FROM callback_batch WHERE request=@0)", request);
        transaction.Commit();
    }

    /// <summary>A POST came to nothing.</summary>
    /// <param name="nextAt">When it is tried again; null gives it up.</param>
    public void Fail(DueCallback callback, DateTimeOffset since, DateTimeOffset? nextAt, string reason)
    {
        using DbConnection connection = database.Open();
        using DbTransaction transaction = connection.BeginTransaction();
        transaction.Execute(
            $"UPDATE callback SET state=@1, failures=@2, failing_since=@3, next_at=@4, {LastErrorColumn}=@5 WHERE request=@0", callback.Request,
            (int)(nextAt is null ? CallbackState.Dead : CallbackState.Pending), callback.Failures + 1, since.ToUnixTimeMilliseconds(),
            nextAt?.ToUnixTimeMilliseconds() ?? 0, reason.Length <= MostErrorText ? reason : reason[..MostErrorText]);
        transaction.Commit();
    }

    /// <summary>Tries a callback that waits or was given up anew, with the whole schedule before it. False when there is none of that RequestID.</summary>
    public bool Retry(string requestId)
    {
        using DbConnection connection = database.Open();
        return connection.Execute(
            $"""
            UPDATE callback SET state=CASE WHEN EXISTS (SELECT 1 FROM callback_batch b WHERE b.request=callback.request) THEN 1 ELSE 0 END,
                failures=0, failing_since=NULL, next_at=0, {LastErrorColumn}=NULL
            WHERE request=(SELECT number FROM han_request WHERE request_id=@0)
            """, requestId) > 0;
    }

    /// <summary>Every callback that waits or was given up.</summary>
    public List<CallbackReport> List()
    {
        using DbConnection connection = database.Open();
        using DbCommand command = connection.Prepare(
            $"""
            SELECT r.request_id, r.duns, c.host, c.state, (SELECT COUNT(*) FROM callback_batch b WHERE b.request=c.request), c.failures, c.next_at,
                c.{LastErrorColumn}
            FROM callback c JOIN han_request r ON r.number=c.request WHERE c.state<>0 ORDER BY c.request
            """);
        using DbDataReader reader = command.ExecuteReader();
        var reports = new List<CallbackReport>();
        while (reader.Read())
        {
            reports.Add(new CallbackReport(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), (CallbackState)reader.GetInt32(3), reader.GetInt64(4), reader.GetInt64(5),
                reader.GetInt64(6) == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(6)), reader.IsDBNull(7) ? null : reader.GetString(7)));
        }

        return reports;
    }

    private static List<string> Hosts(DbConnection connection, long at)
    {
        using DbCommand command = connection.Prepare("SELECT host FROM callback WHERE state=1 AND next_at<=@0 GROUP BY host ORDER BY MIN(next_at), host", at);
        using DbDataReader reader = command.ExecuteReader();
        var hosts = new List<string>();
        while (reader.Read())
        {
            hosts.Add(reader.GetString(0));
        }

        return hosts;
    }

    private static DueCallback First(DbConnection connection, string host, long at)
    {
        using DbCommand command = connection.Prepare(
            "SELECT request, account, uri, failures, failing_since FROM callback WHERE state=1 AND host=@0 AND next_at<=@1 ORDER BY next_at, request LIMIT 1",
            host, at);
        using DbDataReader reader = command.ExecuteReader();
        reader.Read();
        return new DueCallback(
            reader.GetInt64(0), reader.GetString(1), new Uri(reader.GetString(2)), host, reader.GetInt64(3),
            reader.IsDBNull(4) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4)));
    }

    private static List<(long Position, bool OfFaults, long[] Keys)> Batches(DbConnection connection, long request)
    {
        var batches = new List<(long, bool, long[])>();
        int rows = 0;
        using DbCommand command = connection.Prepare(
            "SELECT position, of_faults, row_keys FROM callback_batch WHERE request=@0 ORDER BY position LIMIT @1", request, CallbackOutbox.MostRows);
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            byte[] packed = (byte[])reader.GetValue(2);
            long[] keys = new long[packed.Length / sizeof(long)];
            rows += keys.Length;
            if (rows > CallbackOutbox.MostRows)
            {
                break;
            }

            for (int i = 0; i < keys.Length; i++)
            {
                keys[i] = BinaryPrimitives.ReadInt64LittleEndian(packed.AsSpan(i * sizeof(long)));
            }

            batches.Add((reader.GetInt64(0), reader.GetInt32(1) != 0, keys));
        }

        return batches;
    }

    private static LoggedRequest Request(DbConnection connection, long number)
    {
        using DbCommand command = connection.Prepare($"{LoggedRequest.Select} WHERE number=@0", number);
        using DbDataReader reader = command.ExecuteReader();
        return reader.Read() ? LoggedRequest.Read(reader) : throw new InvalidDataException($"Request {number} is not in the store.");
    }
}
