using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Han.Gateway.Routing;
using Han.Gateway.Storage.Sqlite;
using Han.Gateway.Translation;
using HeadEnd.Simulator.Link;
using Microsoft.Data.Sqlite;
using Sep.Codec.Types;

namespace Han.Gateway.MessagingLog;

/// <summary>
/// Writes one company's messaging log for a range of message dates, row by row as it is read. Rows belong to the DUNS that sent the message; the row that
/// says that another party cancelled an event belongs to the event's owner.
/// </summary>
public sealed class LogExport(SqliteDatabase database, PremiseRegister register)
{
    private readonly Dictionary<long, RequestHead?> _heads = [];

    /// <summary>Streams the rows; returns how many were written.</summary>
    /// <param name="from">First message date, inclusive.</param>
    /// <param name="to">Last message date, exclusive.</param>
    public long Write(string duns, MarketTime from, MarketTime to, TextWriter output)
    {
        var csv = new LogCsvWriter(output);
        csv.WriteHeader();
        long count = 0;
        using SqliteConnection connection = database.Open();
        using SqliteTransaction snapshot = connection.BeginTransaction(deferred: true);
        foreach (RequestHead request in Requests(connection, duns, from, to))
        {
            count += Faults(connection, request, csv) + Rows(connection, request, csv) + OthersRows(connection, request, csv);
        }

        return count;
    }

    /// <summary>The file name under which such a log is put into a company's folder.</summary>
    public static string FileName(string id, string duns) => $"HANMessagingLog{id}.CSV.{duns}";

    private long Rows(SqliteConnection connection, RequestHead request, LogCsvWriter csv)
    {
        long count = 0;
        foreach (OrderHead order in Orders(connection, request.Number))
        {
            using SqliteCommand command = connection.Prepare(
                "SELECT ordinal, seq, at, device, status, detail, about FROM log_row WHERE order_id=@0 ORDER BY ordinal, seq", (long)order.OrderId);
            using SqliteDataReader reader = command.ExecuteReader();
            var place = new Place(register, order.Targets.Span);
            while (reader.Read())
            {
                LogRow row = Read(order.OrderId, reader, 0);
                if (row.Status != LogStatus.OthersCancelled)
                {
                    place.MoveTo(row.Ordinal);
                    csv.Write(Line(connection, request, order.Tdsp, row, place.EsiId, place.Meter));
                    count++;
                }
            }
        }

        return count;
    }

    /// <summary>Rows under other companies' cancel-alls that ended this request's event.</summary>
    private long OthersRows(SqliteConnection connection, RequestHead request, LogCsvWriter csv)
    {
        if (request.Category != EventCategory.LCE)
        {
            return 0;
        }

        long count = 0;
        using SqliteCommand command = connection.Prepare(
            $"""
            SELECT o.order_id, o.tdsp, o.wire, l.ordinal, l.seq, l.at, l.device, l.status, l.detail, l.about
            FROM log_row l JOIN tdsp_order o ON o.order_id=l.order_id
            WHERE l.status={(int)LogStatus.OthersCancelled} AND l.about=@0 ORDER BY l.order_id, l.ordinal, l.seq
            """, request.Number);
        using SqliteDataReader reader = command.ExecuteReader();
        uint orderId = 0;
        var place = new Place(register, default);
        while (reader.Read())
        {
            LogRow row = Read((uint)reader.GetInt64(0), reader, 3);
            if (row.OrderId != orderId)
            {
                orderId = row.OrderId;
                place = new Place(register, OrderWire.Decode((byte[])reader.GetValue(2)).Targets.Span);
            }

            place.MoveTo(row.Ordinal);
            csv.Write(Line(connection, request, TdspDirectory.ByName(reader.GetString(1))!, row with { About = 0 }, place.EsiId, place.Meter));
            count++;
        }

        return count;
    }

    private long Faults(SqliteConnection connection, RequestHead request, LogCsvWriter csv)
    {
        long count = 0;
        string requestId = About(connection, request, 0).RequestId;
        using SqliteCommand command = connection.Prepare(
            "SELECT ordinal, esiid, meter, mac, code, message FROM address_fault WHERE request=@0 ORDER BY ordinal", request.Number);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            string esiId = reader.GetString(1);
            string mac = reader.IsDBNull(3) ? "" : reader.GetString(3);
            Tdsp? tdsp = register.TryFind(esiId, out Premise premise) ? premise.Tdsp : TdspDirectory.ByPrefix(esiId);
            csv.Write(new LogLine(
                tdsp?.Duns ?? "", request.AcceptedAt, requestId, request.CancellationId,
                StatusId(0, (uint)reader.GetInt64(0), (uint)request.Number), esiId, reader.IsDBNull(2) ? "" : reader.GetString(2), default, mac,
                request.Category, StatusCode.FLR, $"{reader.GetString(4)}: {reader.GetString(5)}", request.AcceptedAt));
            count++;
        }

        return count;
    }

    /// <summary>Whose RequestID a row carries: the event's where it is about one, else the request's own (smt-han-api 3.1).</summary>
    private LogLine Line(SqliteConnection connection, RequestHead request, Tdsp tdsp, in LogRow row, string esiId, string meter)
    {
        RequestHead about = About(connection, request, row.About);
        (StatusCode code, string description) = LogWording.Of(request.Category, row.Status, row.Detail);
        return new LogLine(
            tdsp.Duns, request.AcceptedAt, about.RequestId, request.CancellationId, StatusId(row.OrderId, row.Ordinal, row.Sequence), esiId, meter,
            row.Device, row.Device.IsNone ? "" : row.Device.ToString(), request.Category, code, description, row.At);
    }

    private RequestHead About(SqliteConnection connection, RequestHead request, long about) => request.Category switch
    {
        EventCategory.CLE => Head(connection, request.Cancels ?? 0) ?? request,
        EventCategory.CAL when about != 0 => Head(connection, about) ?? request,
        _ => request,
    };

    private static string StatusId(uint order, uint ordinal, uint sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{order:x8}{ordinal:x8}{sequence:x8}");

    private static LogRow Read(uint orderId, SqliteDataReader reader, int first) => new(
        orderId, (uint)reader.GetInt64(first), (uint)reader.GetInt64(first + 1), new MarketTime(reader.GetInt64(first + 2)),
        new Eui64(unchecked((ulong)reader.GetInt64(first + 3))), (LogStatus)reader.GetInt32(first + 4), reader.GetInt64(first + 5), reader.GetInt64(first + 6));

    private RequestHead? Head(SqliteConnection connection, long number)
    {
        if (!_heads.TryGetValue(number, out RequestHead? head))
        {
            using SqliteCommand command = connection.Prepare(RequestHead.Select + " WHERE number=@0", number);
            using SqliteDataReader reader = command.ExecuteReader();
            head = reader.Read() ? RequestHead.Read(reader) : null;
            _heads[number] = head;
        }

        return head;
    }

    private static List<RequestHead> Requests(SqliteConnection connection, string duns, MarketTime from, MarketTime to)
    {
        var requests = new List<RequestHead>();
        using SqliteCommand command = connection.Prepare(
            RequestHead.Select + " WHERE duns=@0 AND accepted_at>=@1 AND accepted_at<@2 ORDER BY number", duns, from.Milliseconds, to.Milliseconds);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            requests.Add(RequestHead.Read(reader));
        }

        return requests;
    }

    private static List<OrderHead> Orders(SqliteConnection connection, long request)
    {
        var orders = new List<OrderHead>();
        using SqliteCommand command = connection.Prepare("SELECT order_id, tdsp, wire FROM tdsp_order WHERE request=@0 ORDER BY order_id", request);
        using SqliteDataReader reader = command.ExecuteReader();
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

        public static RequestHead Read(SqliteDataReader reader) => new(
            reader.GetInt64(0), reader.GetString(1), (EventCategory)reader.GetInt32(2), new MarketTime(reader.GetInt64(3)),
            reader.IsDBNull(4) ? null : reader.GetInt64(4));
    }

    /// <summary>The premise of the target that the rows are at; rows come by rising ordinal, so it is looked up once a target.</summary>
    private ref struct Place(PremiseRegister register, ReadOnlySpan<OrderTarget> targets)
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

            bool known = register.TryFind(_at < _targets.Length ? _targets[_at].Esi : default, out Premise premise);
            EsiId = known ? register.EsiIdOf(premise) : "";
            Meter = known ? register.MeterOf(premise) : "";
        }
    }
}
