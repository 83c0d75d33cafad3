using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Storage;

/// <summary>The readers' side of the store: what was committed, on connections of its own.</summary>
public sealed class StoredRequests(StoreDatabase database)
{
    /// <summary>An ESI may hold an event for two hours after its end, longer than its order is reported on.</summary>
    private const long Afterlife = 3 * 60 * 60 * 1000;

    private const string EventColumns = "number, request_id, event_id, priority, not_after, command";

    /// <summary>What <see cref="ReadOrders"/> reads.</summary>
    internal const string SelectOrders =
        "SELECT o.order_id, o.request, r.duns, r.category, r.event_id, o.tdsp, o.entered_at, o.report_by, o.is_over, o.closed, o.wire "
        + "FROM tdsp_order o JOIN han_request r ON r.number=o.request";

    public MarketTime MarketTime()
    {
        using DbConnection connection = database.Open();
        return new MarketTime(connection.Scalar("SELECT at FROM market_clock WHERE id=1") ?? 0);
    }

    /// <summary>The last numbers given: request, order, IssuerEventID (0 where none).</summary>
    public (long Request, long Order, long EventId) LastNumbers()
    {
        using DbConnection connection = database.Open();
        return (
            connection.Scalar("SELECT MAX(number) FROM han_request") ?? 0,
            connection.Scalar("SELECT MAX(order_id) FROM tdsp_order") ?? 0,
            connection.Scalar("SELECT MAX(event_id) FROM han_request WHERE event_id IS NOT NULL") ?? 0);
    }

    /// <summary>The first answer under a caller's reference, or null.</summary>
    public FirstAnswer? FindReference(string duns, string reference)
    {
        using DbConnection connection = database.Open();
        using DbCommand command = connection.Prepare(References.Select, duns, reference);
        return References.Read(command);
    }

    public StoredEvent? FindEventByRequestId(string duns, EventCategory category, string requestId) => FindEvent(
        $"SELECT {EventColumns} FROM han_request WHERE duns=@0 AND category=@1 AND (request_id=@2 OR reference=@2)", duns, (long)category, requestId);

    /// <summary>By the caller's alias first, then by the gateway's own event id.</summary>
    public StoredEvent? FindEventById(string duns, EventCategory category, uint id) =>
        FindEvent($"SELECT {EventColumns} FROM han_request WHERE duns=@0 AND category=@1 AND alias=@2", duns, (long)category, (long)id)
        ?? FindEvent($"SELECT {EventColumns} FROM han_request WHERE duns=@0 AND category=@1 AND event_id=@2", duns, (long)category, (long)id);

    /// <summary>
    /// The orders whose effect can still matter: those not over, and, back to a moment at which the lane was idle, those that were alive beside them.
    /// In the order in which they entered.
    /// </summary>
    public IReadOnlyList<StoredOrder> OrdersToReplay(string tdsp)
    {
        using DbConnection connection = database.Open();
        const string Messages = "FROM tdsp_order o JOIN han_request r ON r.number=o.request WHERE o.tdsp=@0 AND r.category<>0";
        long? from = connection.Scalar($"SELECT MIN(o.entered_at) {Messages} AND o.is_over=0", tdsp);
        while (from is not null && connection.Scalar($"SELECT MIN(o.entered_at) {Messages} AND o.report_by>=@1", tdsp, from - Afterlife) is { } earlier && earlier < from)
        {
            from = earlier;
        }

        // Orders about devices keep to themselves in the head-end, so that one that is open for weeks does not bring all messages of those weeks with it.
        // A meter exchange moved the messages that were alive: it comes with them, and with it what was done to devices since, because it lets them in.
        using DbCommand command = connection.Prepare(
            $"""
            {SelectOrders} WHERE o.tdsp=@0 AND ((r.category<>0 AND o.entered_at>=@1) OR (r.category=0 AND o.is_over=0)
                OR (r.category=0 AND o.entered_at>=(
                    SELECT MIN(x.entered_at) FROM meter_exchange x JOIN tdsp_order y ON y.order_id=x.order_id
                    WHERE x.tdsp=@0 AND (y.is_over=0 OR x.entered_at>=@1)))) ORDER BY o.order_id
            """,
            tdsp, from ?? long.MaxValue);
        return ReadOrders(command);
    }

    /// <summary>The event or text of a request.</summary>
    public StoredEvent? FindEvent(long number) => FindEvent($"SELECT {EventColumns} FROM han_request WHERE number=@0", number);

    private StoredEvent? FindEvent(string sql, params ReadOnlySpan<object?> values)
    {
        using DbConnection connection = database.Open();
        using DbCommand command = connection.Prepare(sql, values);
        using DbDataReader reader = command.ExecuteReader();
        return reader.Read()
            ? new StoredEvent(
                reader.GetInt64(0), reader.GetString(1), (uint)reader.GetInt64(2), (OrderPriority)reader.GetInt32(3), new MarketTime(reader.GetInt64(4)),
                (byte[])reader.GetValue(5))
            : null;
    }

    internal static List<StoredOrder> ReadOrders(DbCommand command)
    {
        var orders = new List<StoredOrder>();
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            orders.Add(new StoredOrder(
                (uint)reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), (EventCategory)reader.GetInt32(3),
                reader.IsDBNull(4) ? null : (uint)reader.GetInt64(4), reader.GetString(5), new MarketTime(reader.GetInt64(6)),
                new MarketTime(reader.GetInt64(7)), reader.GetInt32(8) != 0, (byte[])reader.GetValue(9), (byte[])reader.GetValue(10)));
        }

        return orders;
    }
}
