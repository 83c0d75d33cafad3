using System.Data.Common;
using System.Globalization;
using Han.Gateway.Registry;
using Han.Gateway.Routing;
using Han.Gateway.Storage;
using Han.Gateway.Translation;

namespace Han.Gateway.MessagingLog;

/// <summary>
/// Joins stored rows to lines of the log. A request's lines come in three parts: its address faults, the rows of its orders, and rows under other
/// companies' cancel-alls that ended its event, which belong to the event's owner. A request about a device has lines too, for who asks about it; the log leaves it out.
/// </summary>
internal sealed class LogReader(PremiseRegister register)
{
    private const int Others = (int)LogStatus.OthersCancelled;

    private const string Paged = "LIMIT @2 OFFSET @3";

    private const string FromOrder = $"FROM log_row WHERE {LogKey.OfOrder} AND status<>275";

    private const string LogOfOrder = $"SELECT {LogRowReader.Columns} {FromOrder} ORDER BY {LogKey.Ordinal}, row_key {Paged}";

    /// <summary>A cancel-all's row carries the id of the event that it is about.</summary>
    private const string LogOfCancelAll =
        $"SELECT {LogRowReader.Columns}, request_id FROM log_row LEFT JOIN han_request ON number=about WHERE {LogKey.OfOrder} AND status<>275 ORDER BY {LogKey.Ordinal}, row_key {Paged}";

    private const string FromOthers =
        $"""
        FROM (SELECT o.order_id FROM others_cancelled c JOIN tdsp_order o ON o.order_id=c.order_id WHERE c.about=@0) AS cancels
        JOIN log_row ON {LogKey.OfThatOrder}
        WHERE status=@1 AND about=@0
        """;

    /// <summary>The wanted lines of a request, in the order of the log.</summary>
    public IEnumerable<LogLine> Lines(DbConnection connection, LoggedRequest request, LogSlice slice)
    {
        string about = request.About(connection);
        IEnumerable<LogLine> lines = Faults(connection, request, about, slice).Concat(
            LoggedOrder.OfRequest(connection, register, request.Number).SelectMany(order => Rows(connection, request, order, about, slice)));
        return request.Category == EventCategory.LCE ? lines.Concat(OthersRows(connection, request, slice)) : lines;
    }

    /// <summary>How many lines a request has.</summary>
    public static long Count(DbConnection connection, LoggedRequest request, IEnumerable<LoggedOrder> orders) =>
        (connection.Scalar("SELECT COUNT(*) FROM address_fault WHERE request=@0", request.Number) ?? 0)
        + orders.Sum(o => connection.Scalar($"SELECT COUNT(*) {FromOrder}", LogKey.First(o.OrderId), LogKey.Last(o.OrderId)) ?? 0)
        + (request.Category == EventCategory.LCE ? connection.Scalar($"SELECT COUNT(*) {FromOthers}", request.Number, Others) ?? 0 : 0);

    public List<LoggedOrder> OrdersOf(DbConnection connection, LoggedRequest request) => LoggedOrder.OfRequest(connection, register, request.Number);

    /// <summary>The lines of rows that are named by their keys, in the order of the keys.</summary>
    public List<LogLine> LinesOf(DbConnection connection, LoggedRequest request, ReadOnlySpan<long> keys)
    {
        string about = request.About(connection);
        var lines = new Dictionary<long, LogLine>(keys.Length);
        foreach (IGrouping<uint, long> rows in keys.ToArray().GroupBy(LogKey.OrderOf))
        {
            ReadKeys(connection, request, LoggedOrder.Find(connection, register, rows.Key), about, [.. rows], lines);
        }

        var inOrder = new List<LogLine>(keys.Length);
        foreach (long key in keys)
        {
            inOrder.Add(lines[key]);
        }

        return inOrder;
    }

    /// <summary>The lines of address faults, from one ordinal to another, both inclusive.</summary>
    public List<LogLine> FaultsOf(DbConnection connection, LoggedRequest request, long first, long last)
    {
        string about = request.About(connection);
        using DbCommand command = connection.Prepare(
            "SELECT ordinal, esiid, meter, mac, code, message FROM address_fault WHERE request=@0 AND ordinal BETWEEN @1 AND @2 ORDER BY ordinal",
            request.Number, first, last);
        using DbDataReader reader = command.ExecuteReader();
        var lines = new List<LogLine>();
        while (reader.Read())
        {
            lines.Add(FaultLine(request, about, reader));
        }

        return lines;
    }

    private static void ReadKeys(DbConnection connection, LoggedRequest request, LoggedOrder order, string about, HashSet<long> keys, Dictionary<long, LogLine> lines)
    {
        using DbCommand command = connection.Prepare(
            $"SELECT {LogRowReader.Columns}, request_id FROM log_row LEFT JOIN han_request ON number=about WHERE {LogKey.OfOrder} ORDER BY row_key",
            keys.Min(), keys.Max());
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            long key = reader.GetInt64(0);
            if (keys.Contains(key))
            {
                LogRow row = LogRowReader.Read(reader);
                bool namesEvent = request.NamesEvents && row.Status != LogStatus.OthersCancelled && !reader.IsDBNull(LogRowReader.Count);
                lines[key] = Line(request, namesEvent ? reader.GetString(LogRowReader.Count) : about, order, row);
            }
        }
    }

    private static IEnumerable<LogLine> Rows(DbConnection connection, LoggedRequest request, LoggedOrder order, string about, LogSlice slice)
    {
        long first = LogKey.First(order.OrderId);
        long last = LogKey.Last(order.OrderId);
        if (slice.Enter(connection, $"SELECT COUNT(*) {FromOrder}", first, last) is not { } begin)
        {
            yield break;
        }

        using DbCommand command = connection.Prepare(request.NamesEvents ? LogOfCancelAll : LogOfOrder, first, last, slice.Most, begin);
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            slice.Took();
            string id = request.NamesEvents && !reader.IsDBNull(LogRowReader.Count) ? reader.GetString(LogRowReader.Count) : about;
            yield return Line(request, id, order, LogRowReader.Read(reader));
        }
    }

    /// <summary>Rows under other companies' cancel-alls that ended this request's event.</summary>
    private IEnumerable<LogLine> OthersRows(DbConnection connection, LoggedRequest request, LogSlice slice)
    {
        if (slice.Enter(connection, $"SELECT COUNT(*) {FromOthers}", request.Number, Others) is not { } begin)
        {
            yield break;
        }

        var rows = new List<LogRow>();
        using (DbCommand command = connection.Prepare(
            $"SELECT {LogRowReader.Columns} {FromOthers} ORDER BY order_id, {LogKey.Ordinal}, row_key {Paged}", request.Number, Others, slice.Most, begin))
        using (DbDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                rows.Add(LogRowReader.Read(reader));
            }
        }

        LoggedOrder? order = null;
        foreach (LogRow row in rows)
        {
            order = order?.OrderId == row.OrderId ? order : LoggedOrder.Find(connection, register, row.OrderId);
            slice.Took();
            yield return Line(request, request.RequestId, order, row);
        }
    }

    private IEnumerable<LogLine> Faults(DbConnection connection, LoggedRequest request, string about, LogSlice slice)
    {
        if (slice.Enter(connection, "SELECT COUNT(*) FROM address_fault WHERE request=@0", request.Number) is not { } begin)
        {
            yield break;
        }

        using DbCommand command = connection.Prepare(
            "SELECT ordinal, esiid, meter, mac, code, message FROM address_fault WHERE request=@0 ORDER BY ordinal LIMIT @1 OFFSET @2",
            request.Number, slice.Most, begin);
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            slice.Took();
            yield return FaultLine(request, about, reader);
        }
    }

    private LogLine FaultLine(LoggedRequest request, string about, DbDataReader reader)
    {
        string esiId = reader.GetString(1);
        string mac = reader.IsDBNull(3) ? "" : reader.GetString(3);
        Tdsp? tdsp = register.TryFind(esiId, request.AcceptedAt, out Premise premise) ? premise.Tdsp : TdspDirectory.ByPrefix(esiId);
        return new LogLine(
            tdsp?.Duns ?? "", request.AcceptedAt, about, request.CancellationId, StatusId(0, (uint)reader.GetInt64(0), (uint)request.Number), esiId,
            reader.IsDBNull(2) ? "" : reader.GetString(2), default, mac, request.Category, StatusCode.FLR, $"{reader.GetString(4)}: {reader.GetString(5)}",
            request.AcceptedAt);
    }

    private static LogLine Line(LoggedRequest request, string about, LoggedOrder order, in LogRow row)
    {
        order.MoveTo(row.Ordinal);
        (StatusCode code, string description) = LogWording.Of(request.Category, row.Status, row.Detail);
        return new LogLine(
            order.Tdsp.Duns, request.AcceptedAt, about, request.CancellationId, StatusId(row.OrderId, row.Ordinal, row.Sequence), order.EsiId, order.Meter,
            row.Device, row.Device.IsNone ? "" : row.Device.ToString(), request.Category, code, description, row.At);
    }

    private static string StatusId(uint order, uint ordinal, uint sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{order:x8}{ordinal:x8}{sequence:x8}");
}
