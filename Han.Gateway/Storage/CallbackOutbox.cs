using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;

namespace Han.Gateway.Storage;

/// <summary>
/// The writer's part of callbacks: in the transaction that stores rows, it notes which of them are to be posted, and to whom. Only rows that are new to the
/// log: what a head-end reports again after a restart was noted before. Of each order that it meets it keeps who wants its rows, and, where rows may be
/// stored already, their keys; both can be asked of the store again.
/// </summary>
internal sealed class CallbackOutbox : IDisposable
{
    /// <summary>Rows of a batch, and of a POST.</summary>
    public const int MostRows = 500;

    private const int MostOrders = 100_000;

    private readonly DbConnection _connection;
    private readonly StoreStatement _insertCallback;
    private readonly StoreStatement _insertBatch;
    private readonly StoreStatement _wake;
    private readonly Dictionary<uint, Watched> _orders = [];
    private readonly Dictionary<long, bool> _wanted = [];
    private readonly Dictionary<long, List<long>> _collected = [];
    private readonly HashSet<long> _taken = [];
    private long _position;

    public CallbackOutbox(DbConnection connection)
    {
        _connection = connection;
        _insertCallback = new StoreStatement(
            connection,
            "INSERT INTO callback (request, account, uri, host, state, delivered, failures, next_at) VALUES (@0,@1,@2,@3,0,0,0,0)",
            DbType.Int64, DbType.String, DbType.String, DbType.String);
        _insertBatch = new StoreStatement(
            connection, "INSERT INTO callback_batch (position, request, of_faults, row_keys) VALUES (@0,@1,@2,@3)",
            DbType.Int64, DbType.Int64, DbType.Int64, DbType.Binary);

        // Written in any state: the row's lock is what keeps a dispatcher that has just found nothing more from saying so too late.
        _wake = new StoreStatement(connection, "UPDATE callback SET state=CASE WHEN state=0 THEN 1 ELSE state END WHERE request=@0", DbType.Int64);

        // Batches that were posted are gone; the numbers go on from what was confirmed.
        _position = Math.Max(
            connection.Scalar("SELECT MAX(position) FROM callback_batch") ?? 0, connection.Scalar("SELECT MAX(delivered) FROM callback") ?? 0);
    }

    /// <summary>True when the current transaction holds something to post.</summary>
    public bool HasNews { get; private set; }

    public void Insert(AcceptedRequest request, DbTransaction? transaction)
    {
        bool wanted = request.CallbackUri is not null;
        foreach (RoutedOrder routed in request.Orders)
        {
            Keep(routed.Order.OrderId, new Watched(request.Number, wanted, null));
        }

        if (!wanted || request.CallbackUri is not { } uri)
        {
            return;
        }

        _wanted[request.Number] = true;
        _insertCallback.Run(transaction, request.Number, request.Account, uri.OriginalString, uri.IdnHost.ToLowerInvariant());
        if (request.Faults.Count > 0)
        {
            Write(request.Number, [.. request.Faults.Select(f => (long)f.Ordinal)], ofFaults: true, transaction);
        }
    }

    /// <summary>Notes the rows that are about to be written. Called before: afterwards nobody could tell which of them were new.</summary>
    public void Take(ReadOnlySpan<LogRow> rows, DbTransaction? transaction)
    {
        foreach (ref readonly LogRow row in rows)
        {
            Watched order = Find(row.OrderId);
            bool isOthers = row.Status == LogStatus.OthersCancelled;
            if (!(isOthers ? Wants(row.About) : order.IsWanted))
            {
                continue;
            }

            order.Stored ??= isOthers && !order.IsWanted ? KeysOf(row.OrderId) : null;
            long key = LogKey.Of(row);
            if (order.Stored?.Add(key) ?? _taken.Add(key))
            {
                long owner = isOthers ? row.About : order.Request;
                if (!_collected.TryGetValue(owner, out List<long>? keys))
                {
                    _collected.Add(owner, keys = []);
                }

                keys.Add(key);
            }
        }

        foreach ((long request, List<long> keys) in _collected)
        {
            Write(request, keys, ofFaults: false, transaction);
        }

        _collected.Clear();
        _taken.Clear();
    }

    /// <summary>An order that is over has few rows to come; those that do are held against the store.</summary>
    public void Over(uint orderId) => _orders.Remove(orderId);

    /// <summary>The transaction is on disk.</summary>
    public void Committed() => HasNews = false;

    /// <summary>The transaction came to nothing: what was met in it is asked again.</summary>
    public void Forget()
    {
        _orders.Clear();
        _wanted.Clear();
        _collected.Clear();
        _taken.Clear();
        HasNews = false;
    }

    public void Dispose()
    {
        _insertCallback.Dispose();
        _insertBatch.Dispose();
        _wake.Dispose();
    }

    private void Write(long request, List<long> keys, bool ofFaults, DbTransaction? transaction)
    {
        for (int first = 0; first < keys.Count; first += MostRows)
        {
            byte[] packed = new byte[Math.Min(MostRows, keys.Count - first) * sizeof(long)];
            for (int i = 0; i < packed.Length / sizeof(long); i++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(packed.AsSpan(i * sizeof(long)), keys[first + i]);
            }

            _insertBatch.Run(transaction, ++_position, request, ofFaults ? 1L : 0L, packed);
        }

        _wake.Run(transaction, request);
        HasNews = true;
    }

    private Watched Find(uint orderId)
    {
        if (_orders.TryGetValue(orderId, out Watched? order))
        {
            return order;
        }

        // Not of this program's time, or over: its rows may be stored already.
        long request = _connection.Scalar("SELECT request FROM tdsp_order WHERE order_id=@0", (long)orderId) ?? 0;
        bool wanted = Wants(request);
        return Keep(orderId, new Watched(request, wanted, wanted ? KeysOf(orderId) : null));
    }

    private Watched Keep(uint orderId, Watched order)
    {
        if (_orders.Count >= MostOrders)
        {
            _orders.Clear();
        }

        return _orders[orderId] = order;
    }

    private bool Wants(long request)
    {
        if (_wanted.TryGetValue(request, out bool wanted))
        {
            return wanted;
        }

        if (_wanted.Count >= MostOrders)
        {
            _wanted.Clear();
        }

        return _wanted[request] = _connection.Scalar("SELECT 1 FROM callback WHERE request=@0", request) is not null;
    }

    private HashSet<long> KeysOf(uint orderId)
    {
        var keys = new HashSet<long>();
        using DbCommand command = _connection.Prepare($"SELECT row_key FROM log_row WHERE {LogKey.OfOrder}", LogKey.First(orderId), LogKey.Last(orderId));
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            keys.Add(reader.GetInt64(0));
        }

        return keys;
    }

    /// <summary>Whose order it is, and whether its rows are posted.</summary>
    private sealed class Watched(long request, bool isWanted, HashSet<long>? stored)
    {
        public long Request { get; } = request;

        public bool IsWanted { get; } = isWanted;

        /// <summary>Keys that are stored; null for an order of this program's time, of which no report comes twice.</summary>
        public HashSet<long>? Stored { get; set; } = stored;
    }
}
