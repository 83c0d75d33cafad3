using DeviceEmulator.Esi;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

// A schedule of prices stays here; an ESI has only as much of it as its table holds.
public sealed partial class Lane
{
    /// <summary>Gives the ESI the next prices, as many as it takes, and comes back when it has room for more.</summary>
    private void Feed(LaneOrder order, int target, Esi esi, MarketTime now)
    {
        ref Delivery delivery = ref order.Deliveries[target];
        OrderTag tag = new(order.Order.OrderId, target);
        Eui64 device = order.Target(target).Device;
        if (!device.IsNone && !esi.HasDevice(device))
        {
            _uplink.OnRefused(esi, tag);
            return;
        }

        while (delivery.Given < order.Prices!.Count && esi.Publish(order.Prices[delivery.Given], tag, device) is var outcome && outcome != PriceOutcome.TableFull)
        {
            delivery.Kept += (byte)(outcome == PriceOutcome.Kept ? 1 : 0);
            delivery.Given++;
        }

        bool all = delivery.Given == order.Prices.Count;
        if (all && delivery.Kept == 0)
        {
            _uplink.OnRefused(esi, tag);
            return;
        }

        _uplink.OnStored(esi, tag, PriceProgress.Pack(delivery.Kept, order.Prices.Count, all));
        if (!all)
        {
            delivery.State = DeliveryState.Feeding;
            _agenda.Schedule(esi.PriceRoomAt, order, LaneOrder.Token(OrderStep.Feed, target));
        }
    }

    /// <summary>A further delivery to the same meter, at the end of its line.</summary>
    private void FeedAgain(LaneOrder order, int target)
    {
        ref Delivery delivery = ref order.Deliveries[target];
        if (delivery.State != DeliveryState.Feeding)
        {
            return;
        }

        delivery.State = DeliveryState.Waiting;
        EsiLine line = LineOf(Successor(delivery.Line!.Address));
        delivery.Line = line;
        line.Append(order, target);
        MakeReady(line);
    }
}
