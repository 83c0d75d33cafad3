using DeviceEmulator.Esi;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

/// <summary>The line of one ESI: what waits for it in FIFO order, and the ESI itself while it has something to remember.</summary>
internal sealed class EsiLine(Eui64 address)
{
    public readonly Eui64 Address = address;
    public Esi? Esi;
    public LaneOrder? HeadOrder;
    public int HeadTarget;

    /// <summary>The next one in its list of <see cref="EsiLines"/>.</summary>
    public EsiLine? Next;

    /// <summary>
    /// The place in the ready queue, or 0: an entry with another place is stale. Its low bits say when it came, which is kept when its priority rises.
    /// </summary>
    public ulong ReadyPlace;
    public MarketTime LastUplink;

    /// <summary>While a delivery is on its way, when it arrives; otherwise the head is not sent before it.</summary>
    public MarketTime Due;
    public ushort UplinksUnderWay;
    public bool InFlight;

    public ref Delivery Head => ref HeadOrder!.Deliveries[HeadTarget];

    public void Append(LaneOrder order, int target)
    {
        if (HeadOrder is null)
        {
            (HeadOrder, HeadTarget) = (order, target);
            return;
        }

        ref Delivery last = ref Head;
        while (last.NextOrder is not null)
        {
            last = ref last.NextOrder.Deliveries[last.NextTarget];
        }

        (last.NextOrder, last.NextTarget) = (order, target);
    }

    public void Remove(LaneOrder order, int target)
    {
        ref Delivery gone = ref order.Deliveries[target];
        if (HeadOrder == order && HeadTarget == target)
        {
            (HeadOrder, HeadTarget) = (gone.NextOrder, gone.NextTarget);
            Due = InFlight ? Due : default;
        }
        else
        {
            ref Delivery previous = ref Head;
            while (previous.NextOrder != order || previous.NextTarget != target)
            {
                previous = ref previous.NextOrder!.Deliveries[previous.NextTarget];
            }

            (previous.NextOrder, previous.NextTarget) = (gone.NextOrder, gone.NextTarget);
        }

        (gone.NextOrder, gone.NextTarget) = (null, 0);
    }

    /// <summary>Empties the line; what stood in it, in its order.</summary>
    public List<(LaneOrder Order, int Target)> TakeAll()
    {
        var all = new List<(LaneOrder, int)>();
        while (HeadOrder is { } order)
        {
            int target = HeadTarget;
            all.Add((order, target));
            Remove(order, target);
        }

        ReadyPlace = 0;
        return all;
    }

    /// <summary>A waiting ESI has the highest priority among what waits for it.</summary>
    public OrderPriority Priority()
    {
        OrderPriority highest = OrderPriority.Low;
        LaneOrder? order = HeadOrder;
        int target = HeadTarget;
        while (order is not null)
        {
            ref Delivery delivery = ref order.Deliveries[target];
            highest = delivery.Priority > highest ? delivery.Priority : highest;
            (order, target) = (delivery.NextOrder, delivery.NextTarget);
        }

        return highest;
    }
}
