using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Ams;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

// From the acknowledgement to the meter.
public sealed partial class Lane
{
    private const ulong SinceMask = (1UL << ReadyQueue.SinceBits) - 1;

    private readonly ReadyQueue _ready = new();
    private ulong _readySequence;

    private void Acknowledge(LaneOrder order, int target, MarketTime now)
    {
        ref Delivery delivery = ref order.Deliveries[target];
        DeliveryState entered = delivery.State;
        if (entered == DeliveryState.EnteredUnknown)
        {
            delivery.State = DeliveryState.Done;
            Report(order, target, ReportKind.Unknown, now);
            return;
        }

        Report(order, target, ReportKind.Accepted, now);
        foreach (Withdrawal withdrawn in order.WithdrawalsOf(target))
        {
            Report(
                order, target, ReportKind.Withdrawn, now, withdrawn.Device, withdrawn.EventId,
                [(byte)(entered == DeliveryState.EnteredDone ? 0 : 1)]);
        }

        EsiLine line = delivery.Line!;
        if (entered == DeliveryState.EnteredDone)
        {
            delivery.State = DeliveryState.Done;
            Forget(line);
            return;
        }

        delivery.State = DeliveryState.Waiting;
        if (now > order.Order.NotAfter)
        {
            ExpireWaiting(order, target, now);
        }
        else if (line.HeadOrder == order && line.HeadTarget == target)
        {
            MakeReady(line);
        }
    }

    /// <summary>Puts a line into the ready queue, or moves it up when its priority rose; it keeps the moment at which it came.</summary>
    private void MakeReady(EsiLine line)
    {
        if (line.InFlight || line.HeadOrder is null || line.Head.State != DeliveryState.Waiting || line.Due > _agenda.Now)
        {
            return;
        }

        ulong since = line.ReadyPlace == 0 ? ++_readySequence : line.ReadyPlace & SinceMask;
        ulong place = ((ulong)(OrderPriority.High - line.Priority()) << ReadyQueue.SinceBits) | since;
        if (place != line.ReadyPlace)
        {
            if (line.ReadyPlace == 0)
            {
                _ready.Append(line, place);
            }
            else
            {
                _ready.Insert(line, place);
            }

            line.ReadyPlace = place;
        }

        _pace.Wake();
    }

    /// <summary>Sends the first ready line's first delivery; false when none is ready.</summary>
    private bool Dispatch(MarketTime now)
    {
        while (_ready.TryTake(out EsiLine? line, out ulong place))
        {
            if (line!.ReadyPlace != place)
            {
                continue;
            }

            line.ReadyPlace = 0;
            (LaneOrder order, int target) = (line.HeadOrder!, line.HeadTarget);
            ref Delivery delivery = ref order.Deliveries[target];
            uint n = unchecked((order.Target(target).Ordinal * 64 + delivery.FailedAttempts) ^ ((uint)delivery.Given << 24));
            long delay = _network.DeliveryDelay(order.Order.OrderId, line.Address, n);
            delivery.State = DeliveryState.InFlight;
            line.InFlight = true;
            line.Due = now.PlusMilliseconds(delay);
            _agenda.Schedule(line.Due, order, LaneOrder.Token(OrderStep.Arrive, target));
            return true;
        }

        return false;
    }

    private void Arrive(LaneOrder order, int target, MarketTime now)
    {
        ref Delivery delivery = ref order.Deliveries[target];
        EsiLine line = delivery.Line!;
        if (delivery.State != DeliveryState.InFlight || line.Due != now)
        {
            // It was on its way to a meter that is gone; it may be on its way to the new one by now.
            return;
        }

        line.InFlight = false;
        delivery.State = DeliveryState.Waiting;
        if (now > order.Order.NotAfter)
        {
            ExpireWaiting(order, target, now);
            return;
        }

        if (_network.Unreachable(line.Address, now))
        {
            if (delivery.FailedAttempts++ == 0)
            {
                Report(order, target, ReportKind.Waiting, now);
            }

            line.Due = now.Plus(AmsNetwork.RetryAfter(delivery.FailedAttempts));
            _agenda.Schedule(line.Due, order, LaneOrder.Token(OrderStep.Retry, target));
            return;
        }

        if (Await(order, target, line))
        {
            return;
        }

        delivery.State = DeliveryState.Done;
        line.Remove(order, target);
        line.Esi ??= MakeEsi(line);
        if (order.Prices is not null)
        {
            Feed(order, target, line.Esi, now);
        }
        else
        {
            line.Esi.Deliver(order.Command!, new OrderTag(order.Order.OrderId, target), order.Target(target).Device);
        }

        MakeReady(line);
        Forget(line);
    }

    private Esi MakeEsi(EsiLine line)
    {
        Span<DeviceSpec> devices = stackalloc DeviceSpec[IEsiPopulation.MaxDevices];
        int count = _homes.Describe(line.Address, _agenda.Now, devices);
        Esi esi = _premises.Make(line.Address, devices[..Math.Max(count, 0)]);
        esi.Owner = line;
        foreach (HomeChange change in _homes.After(line.Address, _agenda.Now))
        {
            // Known beforehand only where orders are replayed: the change comes at its moment, as it did the first time.
            new PendingChange(this, line.Address, change).Begin(_agenda);
        }

        return esi;
    }

    private void Expire(LaneOrder order, MarketTime now)
    {
        for (int target = 0; target < order.Deliveries.Length; target++)
        {
            // What is not acknowledged yet expires right after its acknowledgement, what is in flight when it arrives.
            if (order.Deliveries[target].State == DeliveryState.Waiting)
            {
                ExpireWaiting(order, target, now);
            }
            else if (order.Deliveries[target].State is DeliveryState.Feeding or DeliveryState.AwaitingDevice)
            {
                order.Deliveries[target].State = DeliveryState.Done;
                Report(order, target, ReportKind.Expired, now);
            }
            else if (order.Command is TextCommand)
            {
                order.Deliveries[target].Line?.Esi?.StopWaitingForConfirmation(new OrderTag(order.Order.OrderId, target));
            }
        }
    }

    private void ExpireWaiting(LaneOrder order, int target, MarketTime now)
    {
        ref Delivery delivery = ref order.Deliveries[target];
        EsiLine line = delivery.Line!;
        delivery.State = DeliveryState.Done;
        line.Remove(order, target);
        line.ReadyPlace = 0;
        Report(order, target, ReportKind.Expired, now);
        MakeReady(line);
        Forget(line);
    }

    /// <summary>Lets one message go at a time, at the head-end's rate. Counted in microseconds, so that 30 a second are 30.</summary>
    private sealed class Pace(Lane lane, int messagesPerSecond) : ITimed
    {
        private readonly long _interval = 1_000_000 / messagesPerSecond;
        private long _nextMicroseconds;
        private bool _awake;

        public void Wake()
        {
            if (!_awake)
            {
                _awake = true;
                lane._agenda.Schedule(new MarketTime((_nextMicroseconds + 999) / 1000), this, 0);
            }
        }

        public void OnTimer(MarketTime now, int token)
        {
            _awake = false;
            if (lane.Tdsp.IsPaused(now, out MarketTime until))
            {
                _nextMicroseconds = until.Milliseconds * 1000;
                Wake();
            }
            else if (lane.Dispatch(now))
            {
                _nextMicroseconds = Math.Max(_nextMicroseconds, (now.Milliseconds - 1) * 1000) + _interval;
                if (!lane._ready.IsEmpty)
                {
                    Wake();
                }
            }
        }
    }
}
