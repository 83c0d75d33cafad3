using System.Runtime.InteropServices;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Provisioning;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Gateway.Market;

/// <summary>
/// The load control events and texts that are not over, found by ESI. The journal adds and removes whole orders, which costs it nothing; their targets are sorted
/// in when somebody first asks, each once. Safe for any thread.
/// </summary>
internal sealed class OpenEvents
{
    private readonly Lock _handing = new();
    private readonly Dictionary<uint, OpenOrder> _fresh = [];
    private int _over;

    private readonly Lock _asking = new();
    private readonly List<OpenOrder> _orders = [];
    private readonly Dictionary<ulong, int> _firstAtEsi = [];
    private readonly List<Place> _places = [];

    /// <summary>An order has been handed to its head-end, or is taken up after a restart.</summary>
    public void Add(OpenOrder order)
    {
        if (order.Category is EventCategory.LCE or EventCategory.STM)
        {
            lock (_handing)
            {
                _fresh.Add(order.Order.OrderId, order);
            }
        }
    }

    /// <summary>An order is over.</summary>
    public void Remove(OpenOrder order)
    {
        lock (_handing)
        {
            // What is sorted in already stays until somebody asks and there is more of it than of the rest.
            _over += order.Category is EventCategory.LCE or EventCategory.STM && !_fresh.Remove(order.Order.OrderId) ? order.Targets.Length : 0;
        }
    }

    /// <summary>The targets at some ESIs that are open, or at which a device may act yet, in the order in which they came.</summary>
    /// <param name="esis">The ESIs that a premise has and had: an event that came before an exchange names the old one.</param>
    /// <param name="there">The devices that may act.</param>
    /// <param name="now">What is not delivered to a device by then does not begin there any more.</param>
    public IReadOnlyList<OpenEvent> At(IEnumerable<Eui64> esis, IReadOnlyCollection<HanDevice> there, MarketTime now)
    {
        lock (_asking)
        {
            SortIn();
            var open = new List<OpenEvent>();
            foreach (Eui64 esi in esis)
            {
                for (int i = _firstAtEsi.GetValueOrDefault(esi.Value, -1); i >= 0; i = _places[i].Next)
                {
                    OpenOrder order = _orders[_places[i].Order];
                    if (!order.IsOver && (!order.IsClosed(_places[i].Target) || order.MayAct(_places[i].Target, there, now)))
                    {
                        open.Add(new OpenEvent(order, order.Targets[_places[i].Target]));
                    }
                }
            }

            return [.. open.OrderBy(o => o.Order.Order.OrderId).ThenBy(o => o.Target.Ordinal)];
        }
    }

    private void SortIn()
    {
        OpenOrder[] fresh;
        lock (_handing)
        {
            fresh = [.. _fresh.Values];
            _fresh.Clear();
            if (_over > _places.Count / 2)
            {
                fresh = [.. _orders.Where(o => !o.IsOver), .. fresh];
                _over = 0;
                _orders.Clear();
                _firstAtEsi.Clear();
                _places.Clear();
            }
        }

        foreach (OpenOrder order in fresh)
        {
            SortIn(order);
        }
    }

    private void SortIn(OpenOrder order)
    {
        ReadOnlySpan<OrderTarget> targets = order.Targets;
        for (int i = 0; i < targets.Length; i++)
        {
            ref int first = ref CollectionsMarshal.GetValueRefOrAddDefault(_firstAtEsi, targets[i].Esi.Value, out bool isKnown);
            _places.Add(new Place(_orders.Count, i, isKnown ? first : -1));
            first = _places.Count - 1;
        }

        _orders.Add(order);
    }

    /// <summary>A target, and the one that was sorted in at its ESI before it; -1 for none.</summary>
    private readonly record struct Place(int Order, int Target, int Next);
}
