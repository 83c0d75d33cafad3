using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.Storage;

namespace Han.Gateway.MessagingLog;

/// <summary>The files of the messaging log that companies asked for: rows of the store, so that a restart finishes what was begun.</summary>
internal sealed class LogFiles(StoreDatabase database)
{
    private const string Select = "SELECT correlation_id, duns, accepted_at, date_from, date_to, category, esiid, state, row_count FROM log_file";

    public static void Insert(DbTransaction transaction, string correlationId, string? reference, LogFilter filter, MarketTime acceptedAt) => transaction.Execute(
        "INSERT INTO log_file (correlation_id, duns, reference, accepted_at, date_from, date_to, category, esiid, state) VALUES (@0,@1,@2,@3,@4,@5,@6,@7,0)",
        correlationId, filter.Duns, reference, acceptedAt.Milliseconds, filter.From.Milliseconds, filter.To.Milliseconds, (long?)filter.Category, filter.EsiId);

    /// <summary>By CorrelationID or by the caller's own reference.</summary>
    public static LogFileRecord? Find(DbConnection connection, string duns, string id) =>
        Read(connection.Prepare($"{Select} WHERE duns=@0 AND correlation_id=@1", duns, id)).SingleOrDefault()
        ?? Read(connection.Prepare($"{Select} WHERE duns=@0 AND reference=@1", duns, id)).SingleOrDefault();

    /// <summary>Files that are not written yet, in the order in which they were asked for.</summary>
    public List<LogFileRecord> Pending()
    {
        using DbConnection connection = database.Open();
        return Read(connection.Prepare($"{Select} WHERE state=0 ORDER BY accepted_at, correlation_id"));
    }

    /// <summary>Files that were written before a moment of wall time and are still there.</summary>
    public List<LogFileRecord> WrittenBefore(DateTimeOffset moment)
    {
        using DbConnection connection = database.Open();
        return Read(connection.Prepare($"{Select} WHERE state=1 AND done_at<@0", moment.ToUnixTimeMilliseconds()));
    }

    public void Written(string correlationId, long rows, DateTimeOffset at)
    {
        using DbConnection connection = database.Open();
        connection.Execute(
            "UPDATE log_file SET state=1, row_count=@1, done_at=@2 WHERE correlation_id=@0", correlationId, rows, at.ToUnixTimeMilliseconds());
    }

    public void Removed(string correlationId)
    {
        using DbConnection connection = database.Open();
        connection.Execute("UPDATE log_file SET state=2 WHERE correlation_id=@0", correlationId);
    }

    private static List<LogFileRecord> Read(DbCommand command)
    {
        var files = new List<LogFileRecord>();
        using (command)
        {
            using DbDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                var filter = new LogFilter(
                    reader.GetString(1), new MarketTime(reader.GetInt64(3)), new MarketTime(reader.GetInt64(4)),
                    reader.IsDBNull(5) ? null : (EventCategory)reader.GetInt32(5), reader.IsDBNull(6) ? null : reader.GetString(6));
                files.Add(new LogFileRecord(
                    reader.GetString(0), filter, new MarketTime(reader.GetInt64(2)), (LogFileState)reader.GetInt32(7), reader.IsDBNull(8) ? null : reader.GetInt64(8)));
            }
        }

        return files;
    }
}
