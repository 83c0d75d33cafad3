using System.Data;
using System.Data.Common;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using Han.Gateway.Agreements;
using Han.Gateway.Callbacks;
using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Gateway.Storage;

/// <summary>The writer's side of the store: one connection, one transaction at a time, used by the request journal's loop alone.</summary>
public sealed class JournalStore : IDisposable
{
    private const DbType Number = DbType.Int64;
    private const DbType Text = DbType.String;
    private const DbType Bytes = DbType.Binary;

    private readonly IStoreDialect _dialect;
    private readonly DbConnection _connection;
    private readonly IBulkWriter _log;
    private readonly KeyOrder _order = new(JournalBooks.UsualRows);
    private readonly HashSet<(long About, uint OrderId)> _others = [];
    private readonly CallbackOutbox _callbacks;
    private readonly CallbackSignal? _signal;
    private readonly SeenMessages? _seen;
    private readonly StoreStatement _insertRequest;
    private readonly StoreStatement _insertOrder;
    private readonly StoreStatement _insertFault;
    private readonly StoreStatement _updateOrder;
    private readonly StoreStatement _insertOthers;
    private readonly StoreStatement _setClock;
    private DbTransaction? _transaction;

    /// <param name="lease">Stays its owner's; its connection is used by this store alone.</param>
    /// <param name="signal">Raised when rows that are to be posted to callers are on disk.</param>
    public JournalStore(StoreDatabase database, StoreLease lease, CallbackSignal? signal = null)
        : this(database, lease, signal, null)
    {
    }

    /// <param name="seen">Names of messages that each commit takes along.</param>
    internal JournalStore(StoreDatabase database, StoreLease lease, CallbackSignal? signal, SeenMessages? seen)
    {
        _seen = seen;
        _dialect = database.Dialect;
        _connection = lease.Connection;
        _signal = signal;
        _callbacks = new CallbackOutbox(_connection);
        _log = _dialect.CreateLogWriter(_connection);
        _insertRequest = new StoreStatement(
            _connection,
            """
            INSERT INTO han_request (number, request_id, duns, account, requester, reference, content, category, priority, accepted_at, not_after,
                report_by, cancels, event_id, alias, command, callback_uri, answer)
            VALUES (@0,@1,@2,@3,@4,@5,@6,@7,@8,@9,@10,@11,@12,@13,@14,@15,@16,@17)
            """,
            Number, Text, Text, Text, Text, Text, Bytes, Number, Number, Number, Number, Number, Number, Number, Number, Bytes, Text, Text);
        _insertOrder = new StoreStatement(
            _connection, "INSERT INTO tdsp_order (order_id, request, tdsp, entered_at, report_by, is_over, closed, wire) VALUES (@0,@1,@2,@3,@4,0,@5,@6)",
            Number, Number, Text, Number, Number, Bytes, Bytes);
        _insertFault = new StoreStatement(
            _connection, "INSERT INTO address_fault (request, ordinal, esiid, meter, mac, code, message) VALUES (@0,@1,@2,@3,@4,@5,@6)",
            Number, Number, Text, Text, Text, Text, Text);
        _updateOrder = new StoreStatement(_connection, "UPDATE tdsp_order SET is_over=@1, closed=@2 WHERE order_id=@0", Number, Number, Bytes);
        _insertOthers = new StoreStatement(
            _connection, "INSERT INTO others_cancelled (about, order_id) VALUES (@0,@1) ON CONFLICT DO NOTHING", Number, Number);
        _setClock = new StoreStatement(_connection, "UPDATE market_clock SET at=@0 WHERE id=1 AND at<@0", Number);
    }

    public void Begin()
    {
        _log.Prepare();
        _transaction = _connection.BeginTransaction();
    }

    /// <summary>Returns when everything since <see cref="Begin"/> is on disk.</summary>
    public void Commit()
    {
        _seen?.Write(_transaction!);
        _transaction!.Commit();
        _transaction.Dispose();
        _transaction = null;
        _seen?.Committed();
        if (_callbacks.HasNews)
        {
            _callbacks.Committed();
            _signal?.Raise();
        }
    }

    public void Rollback()
    {
        if (_transaction is { } failed)
        {
            _transaction = null;
            _callbacks.Forget();
            _log.Forget();
            _dialect.Rollback(failed);
        }
    }

    /// <summary>The stored answer and content hash under a caller's reference, or null.</summary>
    public FirstAnswer? FindReference(string duns, string reference)
    {
        using DbCommand command = Query(References.Select, duns, reference);
        return References.Read(command);
    }

    public bool HasAlias(string duns, uint alias)
    {
        using DbCommand command = Query(
            "SELECT 1 FROM han_request WHERE duns=@0 AND alias=@1 UNION ALL SELECT 1 FROM price_alias WHERE duns=@0 AND alias=@1", duns, (long)alias);
        return command.ExecuteScalar() is not null;
    }

    public long? RequestOfEvent(uint eventId)
    {
        using DbCommand command = Query("SELECT number FROM han_request WHERE event_id=@0", (long)eventId);
        return (long?)command.ExecuteScalar();
    }

    public string DunsOfRequest(long number)
    {
        using DbCommand command = Query("SELECT duns FROM han_request WHERE number=@0", number);
        return (string?)command.ExecuteScalar() ?? throw new InvalidDataException($"Request {number} is not in the store.");
    }

    public StoredOrder? FindOrder(uint orderId)
    {
        using DbCommand command = Query($"{StoredRequests.SelectOrders} WHERE o.order_id=@0", (long)orderId);
        return StoredRequests.ReadOrders(command).SingleOrDefault();
    }

    public void Insert(AcceptedRequest request)
    {
        _insertRequest.Run(
            _transaction, request.Number, request.RequestId, request.Duns, request.Account, request.Requester, request.Reference, request.Content,
            (long)request.Category, (long)request.Priority, request.AcceptedAt.Milliseconds, request.NotAfter.Milliseconds, request.ReportBy.Milliseconds,
            request.Cancels, (long?)request.EventId, request.Aliases is [{ } only] ? (long?)only : null, PayloadOf(request.Command), request.CallbackUri?.OriginalString,
            References.Text(request.Answer));
        foreach (RoutedOrder routed in request.Orders)
        {
            _insertOrder.Run(
                _transaction, (long)routed.Order.OrderId, request.Number, routed.Tdsp.Name, routed.Order.EnteredAt.Milliseconds,
                routed.Order.ReportBy.Milliseconds, new byte[(routed.Order.Targets.Length + 7) / 8], routed.Wire);
        }

        InsertMarket(request);
        _callbacks.Insert(request, _transaction);
        InsertAliases(request);
        foreach (AddressFault fault in request.Faults)
        {
            _insertFault.Run(
                _transaction, request.Number, (long)fault.Ordinal, fault.EsiId, fault.MeterSerialNumber, fault.DeviceMacAddress, fault.FaultCode, fault.FaultMessage);
        }
    }

    public void UpdateOrder(uint orderId, bool isOver, byte[] closed)
    {
        _updateOrder.Run(_transaction, (long)orderId, isOver ? 1L : 0L, closed);
        if (isOver)
        {
            _callbacks.Over(orderId);
        }
    }

    /// <summary>Stores log rows; of rows with one key the first counts.</summary>
    /// <param name="newRows">How many rows were new, by their status: what is written now is added.</param>
    /// <exception cref="InvalidDataException">A row has no key, as <see cref="LogKey.Of"/> says.</exception>
    public void Write(ReadOnlySpan<LogRow> rows, Span<long> newRows)
    {
        _callbacks.Take(rows, _transaction);
        _log.Write(_order.Sort(rows), newRows);
        WriteOthers(rows);
    }

    /// <inheritdoc cref="IStoreDialect.IsOutOfSpace"/>
    public bool IsOutOfSpace(Exception failure) => failure is DbException database && _dialect.IsOutOfSpace(database);

    public void SetClock(MarketTime at) => _setClock.Run(_transaction, at.Milliseconds);

    /// <summary>The rows of one order by ordinal and sequence, to take up its targets again after a restart.</summary>
    public IEnumerable<LogRow> RowsOf(uint orderId)
    {
        using DbCommand command = Query(
            $"SELECT {LogRowReader.Columns} FROM log_row WHERE {LogKey.OfOrder} ORDER BY {LogKey.Ordinal}, row_key",
            LogKey.First(orderId), LogKey.Last(orderId));
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return LogRowReader.Read(reader);
        }
    }

    public void Dispose()
    {
        Rollback();
        _log.Dispose();
        _callbacks.Dispose();
        _insertRequest.Dispose();
        _insertOrder.Dispose();
        _insertFault.Dispose();
        _updateOrder.Dispose();
        _insertOthers.Dispose();
        _setClock.Dispose();
    }

    /// <summary>Which orders hold rows for the owners of other requests. They are few, and an index over the log would cost every row.</summary>
    private void WriteOthers(ReadOnlySpan<LogRow> rows)
    {
        _others.Clear();
        foreach (ref readonly LogRow row in rows)
        {
            if (row.Status == LogStatus.OthersCancelled)
            {
                _others.Add((row.About, row.OrderId));
            }
        }

        foreach ((long about, uint orderId) in _others)
        {
            _insertOthers.Run(_transaction, about, (long)orderId);
        }
    }

    /// <summary>Market transactions are few: their statements are made when they are needed.</summary>
    private void InsertMarket(AcceptedRequest request)
    {
        if (request.MarketTransaction is { } number)
        {
            _transaction!.Execute("UPDATE market_transaction SET request=@1 WHERE number=@0", number, request.Number);
        }

        foreach (RoutedOrder routed in request.Orders.Where(o => o.Order.Body is ReplaceMeter))
        {
            _transaction!.Execute(
                "INSERT INTO meter_exchange (order_id, tdsp, entered_at) VALUES (@0,@1,@2)", (long)routed.Order.OrderId, routed.Tdsp.Name,
                routed.Order.EnteredAt.Milliseconds);
        }
    }

    /// <summary>Prices come several in a request, and each may have a name.</summary>
    private void InsertAliases(AcceptedRequest request)
    {
        for (int i = 0; request.Aliases.Count > 1 && i < request.Aliases.Count; i++)
        {
            if (request.Aliases[i] is { } alias)
            {
                _connection.Execute("INSERT INTO price_alias (duns, alias, request) VALUES (@0,@1,@2)", request.Duns, (long)alias, request.Number);
            }
        }
    }

    /// <summary>The device as it is from now on, and the row of its history that says so.</summary>
    internal void Put(HanDevice device) => StoredDevices.Put(_connection, device);

    /// <summary>The agreement as it is from now on, and the row of its history that says so.</summary>
    internal void Put(HanAgreement agreement) => StoredAgreements.Put(_connection, agreement);

    internal void Put(uint orderId, uint ordinal, Eui64 esi, in HomeChange change) => StoredDevices.Put(_connection, orderId, ordinal, esi, change);

    /// <summary>What a later cancel needs to know; nothing cancels a schedule of prices.</summary>
    private static byte[] PayloadOf(OrderBody? body) => body is SendCommand command ? command.Payload.ToArray() : [];

    private DbCommand Query(string sql, params ReadOnlySpan<object?> values)
    {
        DbCommand command = _connection.Prepare(sql, values);
        command.Transaction = _transaction;
        return command;
    }
}
