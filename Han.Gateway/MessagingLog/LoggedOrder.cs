using System.Data.Common;
using System.Numerics;
using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Han.Gateway.Routing;
using Han.Gateway.Storage;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.MessagingLog;

/// <summary>An order whose rows are read: which TDSP it went to, and the premises of its targets as they were when it was accepted.</summary>
internal sealed class LoggedOrder
{
    private const string Select = "SELECT order_id, tdsp, entered_at, is_over, closed, wire FROM tdsp_order";

    private readonly PremiseRegister _register;
    private readonly ReadOnlyMemory<OrderTarget> _targets;
    private readonly MarketTime _at;
    private readonly byte[] _closed;
    private int _place = -1;

    private LoggedOrder(PremiseRegister register, DbDataReader reader)
    {
        _register = register;
        OrderId = (uint)reader.GetInt64(0);
        Tdsp = TdspDirectory.ByName(reader.GetString(1))!;
        _at = new MarketTime(reader.GetInt64(2));
        IsOver = reader.GetInt32(3) != 0;
        _closed = (byte[])reader.GetValue(4);
        _targets = OrderWire.Decode((byte[])reader.GetValue(5)).Targets;
    }

    public uint OrderId { get; }

    public Tdsp Tdsp { get; }

    public bool IsOver { get; }

    public int Targets => _targets.Length;

    /// <summary>Targets that are closed, independent of what their rows say.</summary>
    public int Closed => IsOver ? Targets : _closed.Sum(octet => BitOperations.PopCount(octet));

    /// <summary>Of the target that was moved to.</summary>
    public string EsiId { get; private set; } = "";

    /// <inheritdoc cref="EsiId"/>
    public string Meter { get; private set; } = "";

    public static List<LoggedOrder> OfRequest(DbConnection connection, PremiseRegister register, long request)
    {
        var orders = new List<LoggedOrder>();
        using DbCommand command = connection.Prepare($"{Select} WHERE request=@0 ORDER BY order_id", request);
        using DbDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            orders.Add(new LoggedOrder(register, reader));
        }

        return orders;
    }

    /// <exception cref="InvalidDataException">There is no such order.</exception>
    public static LoggedOrder Find(DbConnection connection, PremiseRegister register, uint orderId)
    {
        using DbCommand command = connection.Prepare($"{Select} WHERE order_id=@0", (long)orderId);
        using DbDataReader reader = command.ExecuteReader();
        return reader.Read() ? new LoggedOrder(register, reader) : throw new InvalidDataException($"Order {orderId} is not in the store.");
    }

    /// <summary>To the target of an ordinal. Rows of one target follow each other: it is looked up once.</summary>
    public void MoveTo(uint ordinal)
    {
        ReadOnlySpan<OrderTarget> targets = _targets.Span;
        if (_place >= 0 && targets[_place].Ordinal == ordinal)
        {
            return;
        }

        // As a rule it is the next one; ordinals rise in any case.
        _place = _place + 1 < targets.Length && targets[_place + 1].Ordinal == ordinal ? _place + 1 : Search(targets, ordinal);
        Premise premise = default;
        bool known = _place >= 0 && _register.TryFind(targets[_place].Esi, _at, out premise);
        EsiId = known ? _register.EsiIdOf(premise) : "";
        Meter = known ? _register.MeterOf(premise) : "";
    }

    private static int Search(ReadOnlySpan<OrderTarget> targets, uint ordinal)
    {
        int first = 0;
        int last = targets.Length - 1;
        while (first <= last)
        {
            int middle = (first + last) / 2;
            if (targets[middle].Ordinal == ordinal)
            {
                return middle;
            }

            (first, last) = targets[middle].Ordinal < ordinal ? (middle + 1, last) : (first, middle - 1);
        }

        return -1;
    }
}
