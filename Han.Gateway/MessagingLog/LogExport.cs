using System.Data.Common;
using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Han.Gateway.Routing;
using Han.Gateway.Storage;
using Han.Gateway.Translation;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Gateway.MessagingLog;

/// <summary>
/// Writes one company's messaging log for a range of message dates, row by row as it is read: what is in memory is a page of requests and the targets of
/// one. Rows belong to the DUNS that sent the message; the row that says that another party cancelled an event belongs to the event's owner.
/// </summary>
public sealed class LogExport(StoreDatabase database, PremiseRegister register)
{
    private const int PageSize = 256;

    private const string LogOfOrder = $"SELECT {LogRowReader.Columns} FROM log_row WHERE {LogKey.OfOrder} ORDER BY {LogKey.Ordinal}, row_key";

    /// <summary>A cancel-all's row carries the id of the event that it is about.</summary>
    private const string LogOfCancelAll =
        $"SELECT {LogRowReader.Columns}, request_id FROM log_row LEFT JOIN han_request ON number=about WHERE {LogKey.OfOrder} ORDER BY {LogKey.Ordinal}, row_key";

    /// <summary>Streams the rows; returns how many were written.</summary>
    /// <param name="from">First message date, inclusive.</param>
    /// <param name="to">Last message date, exclusive.</param>
    public long Write(string duns, MarketTime from, MarketTime to, TextWriter output)
    {
        var csv = new LogCsvWriter(output);
        csv.WriteHeader();
        long count = 0;
        using DbConnection connection = database.Open();
        using DbTransaction snapshot = database.Dialect.BeginSnapshot(connection);
        foreach (RequestHead request in Requests(connection, duns, from, to))
        {
            string about = IdOfCancelled(connection, request) ?? request.RequestId;
            count += Faults(connection, request, about, csv) + Rows(connection, request, about, csv) + OthersRows(connection, request, csv);
        }

        return count;
    }

    /// <summary>The file name under which such a log is put into a company's folder.</summary>
    public static string FileName(string id, string duns) => $"HANMessagingLog{id}.CSV.{duns}";

    /// <summary>Whose RequestID a row carries: the event's where it is about one, else the request's own (smt-han-api 3.1).</summary>
    private long Rows(DbConnection connection, RequestHead request, string about, LogCsvWriter csv)
    {
        bool namesEvents = request.Category == EventCategory.CAL;
        long count = 0;
        foreach (OrderHead order in Orders(connection, request.Number))
        {
            using DbCommand command = connection.Prepare(
                namesEvents ? LogOfCancelAll : LogOfOrder, LogKey.First(order.OrderId), LogKey.Last(order.OrderId));
            using DbDataReader reader = command.ExecuteReader();
            var place = new Place(register, order.Targets.Span, request.AcceptedAt);
            while (reader.Read())
            {
                LogRow row = LogRowReader.Read(reader);
                if (row.Status != LogStatus.OthersCancelled)
                {
                    place.MoveTo(row.Ordinal);
                    csv.Write(Line(request, namesEvents && !reader.IsDBNull(LogRowReader.Count) ? reader.GetString(LogRowReader.Count) : about, order.Tdsp, row, place.EsiId, place.Meter));
                    count++;
                }
            }
        }

        return count;
    }

    /// <summary>Rows under other companies' cancel-alls that ended this request's event.</summary>
    private long OthersRows(DbConnection connection, RequestHead request, LogCsvWriter csv)
    {
        if (request.Category != EventCategory.LCE)
        {
            return 0;
        }

        long count = 0;
        using DbCommand command = connection.Prepare(
            $"""
            SELECT {LogRowReader.Columns}, tdsp, wire
            FROM (SELECT o.order_id, tdsp, wire FROM others_cancelled c JOIN tdsp_order o ON o.order_id=c.order_id WHERE c.about=@0) AS cancels
            JOIN log_row ON {LogKey.OfThatOrder}
            WHERE status={(int)LogStatus.OthersCancelled} AND about=@0 ORDER BY order_id, {LogKey.Ordinal}, row_key
            """, request.Number);
        using DbDataReader reader = command.ExecuteReader();
        uint orderId = 0;
        var place = new Place(register, default, default);
        while (reader.Read())
        {
            LogRow row = LogRowReader.Read(reader);
            if (row.OrderId != orderId)
            {
                orderId = row.OrderId;
                TdspOrder order = OrderWire.Decode((byte[])reader.GetValue(LogRowReader.Count + 1));
                place = new Place(register, order.Targets.Span, order.EnteredAt);
            }

            place.MoveTo(row.Ordinal);
            csv.Write(Line(request, request.RequestId, TdspDirectory.ByName(reader.GetString(LogRowReader.Count))!, row, place.EsiId, place.Meter));
            count++;
        }

        return count;
    }

    private long Faults(DbConnection connection, RequestHead request, string about, LogCsvWriter csv)
    {
        long count = 0;
        using DbCommand command = connection.Prepare(
            "SELECT ordinal, esiid, meter, mac, code, message FROM address_fault WHERE request=@0 ORDER BY ordinal", request.Number);
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            string esiId = reader.GetString(1);
            string mac = reader.IsDBNull(3) ? "" : reader.GetString(3);
            Tdsp? tdsp = register.TryFind(esiId, request.AcceptedAt, out Premise premise) ? premise.Tdsp : TdspDirectory.ByPrefix(esiId);
            csv.Write(new LogLine(
                tdsp?.Duns ?? "", request.AcceptedAt, about, request.CancellationId,
                StatusId(0, (uint)reader.GetInt64(0), (uint)request.Number), esiId, reader.IsDBNull(2) ? "" : reader.GetString(2), default, mac,
                request.Category, StatusCode.FLR, $"{reader.GetString(4)}: {reader.GetString(5)}", request.AcceptedAt));
            count++;
        }

        return count;
    }

    private static LogLine Line(RequestHead request, string about, Tdsp tdsp, in LogRow row, string esiId, string meter)
    {
        (StatusCode code, string description) = LogWording.Of(request.Category, row.Status, row.Detail);
        return new LogLine(
            tdsp.Duns, request.AcceptedAt, about, request.CancellationId, StatusId(row.OrderId, row.Ordinal, row.Sequence), esiId, meter,
            row.Device, row.Device.IsNone ? "" : row.Device.ToString(), request.Category, code, description, row.At);
    }

    private static string? IdOfCancelled(DbConnection connection, RequestHead request) => request is { Category: EventCategory.CLE or EventCategory.CSM, Cancels: { } cancelled }
        ? connection.Text("SELECT request_id FROM han_request WHERE number=@0", cancelled)
        : null;

    private static string StatusId(uint order, uint ordinal, uint sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{order:x8}{ordinal:x8}{sequence:x8}");

    /// <summary>By accept time, which rises with the number, a page at a time.</summary>
    private static IEnumerable<RequestHead> Requests(DbConnection connection, string duns, MarketTime from, MarketTime to)
    {
        List<RequestHead> page = Page(connection, duns, from, to, 0);
        while (page.Count > 0)
        {
            foreach (RequestHead request in page)
            {
                yield return request;
            }

            page = page.Count < PageSize ? [] : Page(connection, duns, page[^1].AcceptedAt, to, page[^1].Number);
        }
    }

    private static List<RequestHead> Page(DbConnection connection, string duns, MarketTime from, MarketTime to, long after)
    {
        var page = new List<RequestHead>(PageSize);
        using DbCommand command = connection.Prepare(
            RequestHead.Select + " WHERE duns=@0 AND category<>0 AND accepted_at>=@1 AND accepted_at<@2 AND (accepted_at, number)>(@1, @3) ORDER BY accepted_at, number LIMIT @4",
            duns, from.Milliseconds, to.Milliseconds, after, (long)PageSize);
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            page.Add(RequestHead.Read(reader));
        }

        return page;
    }

    private static List<OrderHead> Orders(DbConnection connection, long request)
    {
        var orders = new List<OrderHead>();
        using DbCommand command = connection.Prepare("SELECT order_id, tdsp, wire FROM tdsp_order WHERE request=@0 ORDER BY order_id", request);
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            orders.Add(new OrderHead(
                (uint)reader.GetInt64(0), TdspDirectory.ByName(reader.GetString(1))!, OrderWire.Decode((byte[])reader.GetValue(2)).Targets));
        }

        return orders;
    }

    private sealed record OrderHead(uint OrderId, Tdsp Tdsp, ReadOnlyMemory<OrderTarget> Targets);

    private sealed record RequestHead(long Number, string RequestId, EventCategory Category, MarketTime AcceptedAt, long? Cancels)
    {
        public const string Select = "SELECT number, request_id, category, accepted_at, cancels FROM han_request";

        public string CancellationId => Category is EventCategory.CLE or EventCategory.CAL or EventCategory.CSM ? RequestId : "";

        public static RequestHead Read(DbDataReader reader) => new(
            reader.GetInt64(0), reader.GetString(1), (EventCategory)reader.GetInt32(2), new MarketTime(reader.GetInt64(3)),
            reader.IsDBNull(4) ? null : reader.GetInt64(4));
    }

    /// <summary>The premise of the target that the rows are at, as it was when the order was accepted; rows come by rising ordinal, so it is looked up once a target.</summary>
    private ref struct Place(PremiseRegister register, ReadOnlySpan<OrderTarget> targets, MarketTime at)
    {
        private readonly ReadOnlySpan<OrderTarget> _targets = targets;
        private int _at = -1;

        public string EsiId { get; private set; } = "";
        public string Meter { get; private set; } = "";

        public void MoveTo(uint ordinal)
        {
            if (_at >= 0 && (_at >= _targets.Length || _targets[_at].Ordinal == ordinal))
            {
                return;
            }

            do
            {
                _at++;
            }
            while (_at < _targets.Length && _targets[_at].Ordinal != ordinal);

            bool known = register.TryFind(_at < _targets.Length ? _targets[_at].Esi : default, at, out Premise premise);
            EsiId = known ? register.EsiIdOf(premise) : "";
            Meter = known ? register.MeterOf(premise) : "";
        }
    }
}
