using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Han.Gateway.Storage;

namespace Han.Gateway.MessagingLog;

/// <summary>
/// Writes one company's messaging log for a range of message dates, row by row as it is read: what is in memory is a page of requests and the targets of
/// one. Rows belong to the DUNS that sent the message; the row that says that another party cancelled an event belongs to the event's owner.
/// </summary>
public sealed class LogExport(StoreDatabase database, PremiseRegister register)
{
    private const int PageSize = 256;

    /// <summary>Every row of a range of message dates; returns how many were written.</summary>
    /// <param name="from">First message date, inclusive.</param>
    /// <param name="to">Last message date, exclusive.</param>
    public long Write(string duns, MarketTime from, MarketTime to, TextWriter output) => Write(new LogFilter(duns, from, to), output);

    /// <summary>Streams the rows that a filter lets through; returns how many were written.</summary>
    public long Write(LogFilter filter, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var csv = new LogCsvWriter(output);
        var log = new LogReader(register);
        csv.WriteHeader();
        long count = 0;
        using DbConnection connection = database.Open();
        using DbTransaction snapshot = database.Dialect.BeginSnapshot(connection);
        foreach (LoggedRequest request in Requests(connection, filter))
        {
            foreach (LogLine line in log.Lines(connection, request, LogSlice.Everything))
            {
                if (filter.EsiId is null || line.EsiId == filter.EsiId)
                {
                    csv.Write(line);
                    count++;
                }
            }
        }

        return count;
    }

    /// <summary>The file name under which such a log is put into a company's folder.</summary>
    public static string FileName(string id, string duns) => $"HANMessagingLog{id}.CSV.{duns}";

    /// <summary>By accept time, which rises with the number, a page at a time.</summary>
    private static IEnumerable<LoggedRequest> Requests(DbConnection connection, LogFilter filter)
    {
        List<LoggedRequest> page = Page(connection, filter, filter.From, 0);
        while (page.Count > 0)
        {
            foreach (LoggedRequest request in page)
            {
                if (filter.Category is null || request.Category == filter.Category)
                {
                    yield return request;
                }
            }

            page = page.Count < PageSize ? [] : Page(connection, filter, page[^1].AcceptedAt, page[^1].Number);
        }
    }

    private static List<LoggedRequest> Page(DbConnection connection, LogFilter filter, MarketTime from, long after)
    {
        var page = new List<LoggedRequest>(PageSize);
        using DbCommand command = connection.Prepare(
            LoggedRequest.Select + " WHERE duns=@0 AND category<>0 AND accepted_at>=@1 AND accepted_at<@2 AND (accepted_at, number)>(@1, @3) ORDER BY accepted_at, number LIMIT @4",
            filter.Duns, from.Milliseconds, filter.To.Milliseconds, after, (long)PageSize);
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            page.Add(LoggedRequest.Read(reader));
        }

        return page;
    }
}
