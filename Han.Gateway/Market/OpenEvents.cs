using Han.Gateway.Requests;
using Han.Gateway.Storage;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Gateway.Market;

/// <summary>The load control events and texts that are open at some ESIs, found in one walk over a TDSP's open orders.</summary>
internal sealed class OpenEvents(StoredRequests stored)
{
    private readonly Dictionary<string, ILookup<Eui64, OpenEvent>> _byTdsp = new(StringComparer.Ordinal);

    /// <param name="esis">The ESIs that a premise has and had: an event that came before an exchange names the old one.</param>
    public IEnumerable<OpenEvent> At(string tdsp, IReadOnlyCollection<Eui64> esis)
    {
        if (!_byTdsp.TryGetValue(tdsp, out ILookup<Eui64, OpenEvent>? open))
        {
            _byTdsp.Add(tdsp, open = stored.OpenEvents(tdsp).SelectMany(Targets).ToLookup(o => o.Target.Esi));
        }

        return esis.SelectMany(esi => open[esi]).OrderBy(o => o.Order.OrderId).ThenBy(o => o.Target.Ordinal);
    }

    private static IEnumerable<OpenEvent> Targets(StoredOrder stored)
    {
        var order = OpenOrder.Of(stored);
        for (int i = 0; i < order.Order.Targets.Length; i++)
        {
            if (!order.IsClosed(i))
            {
                yield return new OpenEvent(stored, order.Order.Targets.Span[i]);
            }
        }
    }

    /// <summary>One open target of an event or text.</summary>
    internal sealed record OpenEvent(StoredOrder Order, OrderTarget Target);
}
