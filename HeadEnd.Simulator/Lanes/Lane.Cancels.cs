using DeviceEmulator.Esi;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

// Cancels meet events that still wait: those are withdrawn and never sent.
public sealed partial class Lane
{
    /// <summary>True when nothing is left for the ESI to do.</summary>
    private bool EnterCancel(LaneOrder cancel, int target, EsiLine line)
    {
        OrderTarget address = cancel.Target(target);
        ref Delivery delivery = ref cancel.Deliveries[target];
        bool sentAlready = false;
        LaneOrder? order = line.HeadOrder;
        int i = line.HeadTarget;
        while (order is not null)
        {
            ref Delivery other = ref order.Deliveries[i];
            (LaneOrder? next, int nextTarget) = (other.NextOrder, other.NextTarget);
            if (order.Command is { IsCancel: false } command && Names(cancel.Command!, command))
            {
                delivery.Priority = other.Priority > delivery.Priority ? other.Priority : delivery.Priority;
                bool covered = address.Device.IsNone || address.Device == order.Target(i).Device;
                if (other.State != DeliveryState.InFlight && covered && IsEffective(cancel.Command!))
                {
                    Withdraw(order, i, line);
                    cancel.NoteWithdrawal(target, command.Id, order.Target(i).Device);
                }
                else
                {
                    sentAlready = true;
                }
            }

            (order, i) = (next, nextTarget);
        }

        WithdrawAwaiting(cancel, target, line);
        MakeReady(line);
        sentAlready |= InheritHeld(cancel, ref delivery, address.Device, line);
        return !sentAlready && !cancel.WithdrawalsOf(target).IsEmpty;
    }

    private static bool Names(EsiCommand cancel, EsiCommand command) => (cancel, command) switch
    {
        (CancelAllCommand, LoadControlCommand) => true,
        (CancelTextCommand, TextCommand) => cancel.Id == command.Id,
        (CancelCommand one, LoadControlCommand load) => cancel.Id == command.Id
            && (load.Event.DeviceClass & ~one.Cancel.DeviceClass) == 0
            && (one.Cancel.UtilityEnrollmentGroup == 0 || one.Cancel.UtilityEnrollmentGroup == load.Event.UtilityEnrollmentGroup),
        _ => false,
    };

    private bool IsEffective(EsiCommand cancel) =>
        cancel is not CancelCommand one || one.Cancel.EffectiveTime.IsNow || MarketTime.FromSep(one.Cancel.EffectiveTime) <= _agenda.Now;

    private static void Withdraw(LaneOrder order, int target, EsiLine line)
    {
        ref Delivery withdrawn = ref order.Deliveries[target];
        bool acknowledged = withdrawn.State == DeliveryState.Waiting;
        withdrawn.State = acknowledged ? DeliveryState.Done : DeliveryState.EnteredDone;
        line.Remove(order, target);
        line.ReadyPlace = 0;
    }

    /// <summary>A cancel is at least as urgent as the event that the ESI holds; true when it holds one.</summary>
    private bool InheritHeld(LaneOrder cancel, ref Delivery delivery, Eui64 device, EsiLine line)
    {
        if (line.Esi is null)
        {
            return false;
        }

        if (cancel.Command is CancelTextCommand text)
        {
            return line.Esi.HoldsText(text.Id);
        }

        Span<OrderTag> held = stackalloc OrderTag[Tdsp.Interpretation.ServerEventCapacity];
        uint? id = cancel.Command is CancelCommand one ? one.Id : null;
        int count = line.Esi.FindHeld(id, device, held);
        foreach (OrderTag tag in held[..count])
        {
            if (_orders.TryGetValue(tag.Order, out LaneOrder? order) && order.Order.Priority > delivery.Priority)
            {
                delivery.Priority = order.Order.Priority;
            }
        }

        return count > 0;
    }
}
