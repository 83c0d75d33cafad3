using DeviceEmulator.Devices;
using DeviceEmulator.Esi;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

// A meter takes the place of another: devices lose their network, and what was meant for the old ESI goes on, under its own orders, at the new one.
public sealed partial class Lane
{
    /// <summary>ESIs that are gone, and which one took their place.</summary>
    private readonly Dictionary<Eui64, Eui64> _successors = [];

    /// <summary>Deliveries for devices that their meter waits for.</summary>
    private readonly AwaitingDeliveries _awaiting = new();

    private void MoveTo(TdspOrder order, ReplaceMeter replace)
    {
        Eui64 to = order.Targets.Span[0].Esi;
        _successors[replace.OldEsi] = to;
        IReadOnlyList<(LaneOrder Order, int Target)> held = HeldAt(replace.OldEsi);
        for (int i = 0; i < replace.Devices.Count; i++)
        {
            Eui64 device = order.Targets.Span[i].Device;
            StopJoining(replace.OldEsi, device, FailureCause.MeterReplaced);
            ChangeHome(replace.OldEsi, new HomeChange(_agenda.Now, replace.Devices[i].ToSpec(device), IsThere: false));
        }

        if (_lines.Remove(replace.OldEsi) is EsiLine line)
        {
            MoveLine(line, LineOf(to), held);
        }
    }

    /// <summary>What the ESI holds that is not over, by order.</summary>
    private List<(LaneOrder Order, int Target)> HeldAt(Eui64 esi)
    {
        var held = new List<(LaneOrder, int)>();
        if (_lines.Find(esi)?.Esi is { } inMemory)
        {
            foreach (OrderTag tag in inMemory.FindUnexpired())
            {
                if (_orders.TryGetValue(tag.Order, out LaneOrder? order) && _agenda.Now <= order.Order.NotAfter)
                {
                    held.Add((order, tag.Target));
                }
            }
        }

        return held;
    }

    /// <summary>First what the old ESI had, then what waited for it, then what has come for the new one since.</summary>
    private void MoveLine(EsiLine from, EsiLine to, IReadOnlyList<(LaneOrder Order, int Target)> held)
    {
        from.Esi?.Forget();
        from.Esi = null;
        List<(LaneOrder Order, int Target)> waiting = from.TakeAll();
        List<(LaneOrder Order, int Target)> since = to.TakeAll();
        foreach ((LaneOrder order, int target) in held)
        {
            ref Delivery delivery = ref order.Deliveries[target];
            if (delivery.State is DeliveryState.Done or DeliveryState.Feeding)
            {
                (delivery.State, delivery.Given, delivery.Kept) = (DeliveryState.Waiting, 0, 0);
                Relink(order, target, to);
            }
        }

        foreach ((LaneOrder order, int target) in waiting)
        {
            // What was on its way is lost with the old meter.
            ref Delivery delivery = ref order.Deliveries[target];
            delivery.State = delivery.State == DeliveryState.InFlight ? DeliveryState.Waiting : delivery.State;
            Relink(order, target, to);
        }

        since.ForEach(d => to.Append(d.Order, d.Target));
        MakeReady(to);
        Forget(to);
    }

    private static void Relink(LaneOrder order, int target, EsiLine line)
    {
        order.Deliveries[target].Line = line;
        line.Append(order, target);
    }

    /// <summary>The ESI that an address leads to now.</summary>
    private Eui64 Successor(Eui64 esi)
    {
        while (_successors.TryGetValue(esi, out Eui64 next) && next != esi)
        {
            esi = next;
        }

        return esi;
    }

    /// <summary>A message for a device that the meter waits for waits with it; what comes behind it goes on. False where the device is not waited for.</summary>
    private bool Await(LaneOrder order, int target, EsiLine line)
    {
        (Eui64 Esi, Eui64 Device) door = (line.Address, order.Target(target).Device);
        if (order.IsCancel || !_joining.ContainsKey(door) || (line.Esi?.HasDevice(door.Device) ?? TryFindDevice(door.Esi, door.Device, out _)))
        {
            return false;
        }

        _awaiting.Add(door.Esi, new AwaitingDelivery(door.Device, order, target));
        order.Deliveries[target].State = DeliveryState.AwaitingDevice;
        line.Remove(order, target);
        MakeReady(line);
        Forget(line);
        return true;
    }

    /// <summary>The device has joined, or is not waited for any more: what was for it goes to the meter.</summary>
    private void ReleaseAwaiting(Eui64 esi, Eui64 device)
    {
        IReadOnlyList<AwaitingDelivery> waiting = _awaiting.Take(esi, device);
        if (waiting.Count == 0)
        {
            return;
        }

        EsiLine line = LineOf(esi);
        foreach ((_, LaneOrder order, int target) in waiting)
        {
            ref Delivery delivery = ref order.Deliveries[target];
            if (delivery.State == DeliveryState.AwaitingDevice)
            {
                delivery.State = DeliveryState.Waiting;
                Relink(order, target, line);
            }
        }

        MakeReady(line);
        Forget(line);
    }

    /// <summary>Withdraws what a cancel names among the messages for devices that the meter waits for.</summary>
    private void WithdrawAwaiting(LaneOrder cancel, int target, EsiLine line)
    {
        OrderTarget address = cancel.Target(target);
        foreach ((Eui64 device, LaneOrder order, int i) in _awaiting.At(line.Address))
        {
            ref Delivery delivery = ref order.Deliveries[i];
            if (delivery.State == DeliveryState.AwaitingDevice && order.Command is { IsCancel: false } command && Names(cancel.Command!, command)
                && (address.Device.IsNone || address.Device == device) && IsEffective(cancel.Command!))
            {
                delivery.State = DeliveryState.Done;
                cancel.NoteWithdrawal(target, command.Id, device);
            }
        }
    }
}
