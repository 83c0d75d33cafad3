using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Ams;
using HeadEnd.Simulator.Link;
using HeadEnd.Simulator.Tdsp;
using Microsoft.Extensions.Logging;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace HeadEnd.Simulator.Lanes;

/// <summary>
/// The head-end of one TDSP: a plain object stepped by a <see cref="LaneLoop"/>. Everything happens at the moment it is due, so the reports are a
/// function of the seed and the orders, live and replayed.
/// </summary>
public sealed partial class Lane
{
    private readonly Agenda _agenda = new();
    private readonly AmsNetwork _network;
    private readonly ChangedHomes _homes;
    private readonly ulong _seed;
    private readonly EmulatedPremises _premises;
    private readonly ILogger _logger;
    private readonly Dictionary<uint, LaneOrder> _orders = [];
    private readonly EsiLines _lines = new();
    private readonly PriorityQueue<TdspOrder, (long EnteredAt, uint OrderId)> _pending = new();
    private readonly Uplink _uplink;
    private readonly Pace _pace;

    public Lane(TdspProfile tdsp, LaneSettings settings, ILogger logger)
    {
        Tdsp = tdsp;
        _logger = logger;
        _seed = settings.Seed;
        _homes = new ChangedHomes(settings.Population);
        foreach ((Eui64 esi, HomeChange change) in settings.Changes)
        {
            _homes.Note(esi, change);
        }

        _network = new AmsNetwork(tdsp.Ams, settings.Seed);
        _uplink = new Uplink(this);
        _pace = new Pace(this, tdsp.Ams.MessagesPerSecond);
        _premises = new EmulatedPremises(_agenda, settings.Seed, settings.Users, settings.Ledger, _uplink, tdsp.Interpretation, tdsp.Revision);
    }

    public TdspProfile Tdsp { get; }

    /// <summary>ESIs in memory: those that wait for something or remember something.</summary>
    public int EsisInMemory => _lines.Count;

    /// <summary>Orders not over yet.</summary>
    public int OrdersInMemory => _orders.Count;

    internal ReportOutbox Outbox { get; set; } = new();

    /// <summary>What its ESIs report to.</summary>
    internal IEsiUplink FromMeters => _uplink;

    internal MarketTime NextDue => _pending.TryPeek(out _, out (long EnteredAt, uint OrderId) first)
        ? MarketTime.Min(new MarketTime(Math.Max(first.EnteredAt, _agenda.Now.Milliseconds)), _agenda.NextDue)
        : _agenda.NextDue;

    /// <summary>Gives an order to the lane before its loop runs, as many as there are: how a restarted head-end gets its journal back.</summary>
    public void Replay(TdspOrder order) => Post(order);

    internal void Post(TdspOrder order) => _pending.Enqueue(order, (order.EnteredAt.Milliseconds, order.OrderId));

    /// <summary>Processes the next due item; orders come before timers of the same moment.</summary>
    internal void Step()
    {
        if (_pending.TryPeek(out TdspOrder? order, out (long EnteredAt, uint OrderId) key) && key.EnteredAt <= _agenda.NextDue.Milliseconds)
        {
            _pending.Dequeue();
            _agenda.Enter(order.EnteredAt);
            Enter(order);
        }
        else
        {
            _agenda.TryStep(MarketTime.Never);
        }
    }

    /// <summary>Processes everything due up to a moment; returns how many items that were.</summary>
    internal int StepTo(MarketTime moment)
    {
        int steps = 0;
        while (NextDue <= moment)
        {
            Step();
            steps++;
        }

        return steps;
    }

    internal void OnOrderTimer(LaneOrder order, OrderStep step, int target, MarketTime now)
    {
        switch (step)
        {
            case OrderStep.Acknowledge:
                Acknowledge(order, target, now);
                break;
            case OrderStep.Arrive:
                Arrive(order, target, now);
                break;
            case OrderStep.Retry:
                // Withdrawn or expired meanwhile: then the line has gone on to another delivery.
                if (order.Deliveries[target] is { State: DeliveryState.Waiting, Line: EsiLine line })
                {
                    MakeReady(line);
                }

                break;
            case OrderStep.Expire:
                Expire(order, now);
                break;
            case OrderStep.Over:
                Outbox.Append(new TdspReport(order.Order.OrderId, 0, 1, ReportKind.OrderOver, now, default, 0, default));
                break;
            case OrderStep.Sweep:
                Sweep(order);
                break;
            case OrderStep.Feed:
                FeedAgain(order, target);
                break;
            default:
                throw new InvalidOperationException($"No step {step}.");
        }
    }

    private void Enter(TdspOrder order)
    {
        MarketTime now = _agenda.Now;
        if (_orders.ContainsKey(order.OrderId) || _deviceOrders.Contains(order.OrderId) || order.ReportBy < now)
        {
            LogMessages.OrderAgain(_logger, Tdsp.Name, order.OrderId);
            return;
        }

        if (order.Body is not (SendCommand or FeedPrices))
        {
            EnterDevices(order);
            return;
        }

        LaneOrder entered = Understand(order);
        _orders.Add(order.OrderId, entered);
        _lines.MakeRoom(entered.Deliveries.Length);
        Span<DeviceSpec> devices = stackalloc DeviceSpec[IEsiPopulation.MaxDevices];
        for (int i = 0; i < entered.Deliveries.Length; i++)
        {
            OrderTarget target = entered.Target(i);
            if (!entered.IsUnderstood || !IsKnown(target, entered.IsCancel, devices))
            {
                entered.Deliveries[i].State = DeliveryState.EnteredUnknown;
            }
            else
            {
                EnterLine(entered, i, target);
            }

            MarketTime due = now.PlusMilliseconds(_network.AcknowledgeDelay(order.OrderId, target.Esi, target.Ordinal));
            _agenda.Schedule(due, entered, LaneOrder.Token(OrderStep.Acknowledge, i));
        }

        _agenda.Schedule(order.NotAfter, entered, LaneOrder.Token(OrderStep.Expire, 0));
        _agenda.Schedule(order.ReportBy, entered, LaneOrder.Token(OrderStep.Over, 0));

        // Nothing arrives after NotAfter.
        long eventOver = entered.Command is LoadControlCommand load ? load.OverAt(order.NotAfter.Milliseconds) : 0;
        long sweep = Math.Max(Math.Max(order.ReportBy.Milliseconds, order.NotAfter.Milliseconds) + 3_600_000, eventOver);
        _agenda.Schedule(new MarketTime(sweep), entered, LaneOrder.Token(OrderStep.Sweep, 0));
    }

    private LaneOrder Understand(TdspOrder order)
    {
        string problem = "";
        switch (order.Body)
        {
            case SendCommand send when EsiCommand.Decode(send.ClusterId, send.CommandId, send.Payload, out problem) is { } command and not PriceCommand:
                return new LaneOrder(this, order, command);
            case FeedPrices feed:
                PriceCommand?[] prices =
                    [.. feed.Payloads.Select(p => EsiCommand.Decode((ushort)ClusterId.Price, PublishPrice.Key.CommandId, p, out problem) as PriceCommand)];
                if (Array.TrueForAll(prices, p => p is not null))
                {
                    return new LaneOrder(this, order, null, prices!);
                }

                break;
        }

        LogMessages.OrderNotUnderstood(_logger, Tdsp.Name, order.OrderId, problem);
        return new LaneOrder(this, order, null);
    }

    private bool IsKnown(OrderTarget target, bool isCancel, Span<DeviceSpec> devices)
    {
        int count = _homes.Describe(target.Esi, _agenda.Now, devices);

        // What is cancelled for a device may still wait for it although it has left.
        if (count < 0 || target.Device.IsNone || isCancel)
        {
            return count >= 0;
        }

        foreach (ref readonly DeviceSpec device in devices[..count])
        {
            if (device.Address == target.Device)
            {
                return true;
            }
        }

        return false;
    }

    private EsiLine LineOf(Eui64 esi)
    {
        EsiLine? line = _lines.Find(esi);
        if (line is null)
        {
            line = new EsiLine(esi);
            _lines.Add(line);
        }

        return line;
    }

    private void EnterLine(LaneOrder order, int target, OrderTarget address)
    {
        EsiLine line = LineOf(address.Esi);
        ref Delivery delivery = ref order.Deliveries[target];
        delivery.Line = line;
        delivery.Priority = order.Order.Priority;
        if (order.IsCancel && EnterCancel(order, target, line))
        {
            delivery.State = DeliveryState.EnteredDone;
            return;
        }

        line.Append(order, target);
        if (line.ReadyPlace != 0)
        {
            MakeReady(line);
        }
    }

    private void Report(LaneOrder order, int target, ReportKind kind, MarketTime at, Eui64 device, uint argument, ReadOnlySpan<byte> frame)
    {
        uint sequence = ++order.Deliveries[target].Sequence;
        Outbox.Append(new TdspReport(order.Order.OrderId, order.Target(target).Ordinal, sequence, kind, at, device, argument, frame));
    }

    private void Report(LaneOrder order, int target, ReportKind kind, MarketTime at, uint argument = 0) =>
        Report(order, target, kind, at, order.Target(target).Device, argument, default);

    private void Sweep(LaneOrder order)
    {
        for (int target = 0; target < order.Deliveries.Length; target++)
        {
            if (order.Deliveries[target].Line is EsiLine line)
            {
                line.Esi?.DropExpired(new OrderTag(order.Order.OrderId, target));
                Forget(line);
            }
        }

        _orders.Remove(order.Order.OrderId);
    }

    /// <summary>An ESI with nothing to remember exists only in the population.</summary>
    private void Forget(EsiLine line)
    {
        if (line.Esi is { IsIdle: true })
        {
            line.Esi.Forget();
            line.Esi = null;
        }

        // An order that is over may still point to a line that was forgotten and has a successor.
        if (line is { Esi: null, HeadOrder: null, InFlight: false, UplinksUnderWay: 0 } && _lines.Find(line.Address) == line)
        {
            _lines.Remove(line.Address);
        }
    }
}
