using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Gateway.Requests;

/// <summary>Which ESI took the place of which: after a meter exchange cancels name the new one, and the events that they end the old one.</summary>
internal sealed class ReplacedMeters
{
    /// <summary>By the ESI of a new meter that of the old one.</summary>
    private readonly Dictionary<Eui64, Eui64> _predecessors = [];

    /// <summary>Takes up what an order exchanges, if anything.</summary>
    public void Note(OpenOrder order)
    {
        if (order.Order.Body is ReplaceMeter replace && replace.OldEsi != order.Targets[0].Esi)
        {
            _predecessors[order.Targets[0].Esi] = replace.OldEsi;
        }
    }

    /// <summary>An order's target at an ESI, or at the one that was there before it; negative where there is none.</summary>
    public int IndexOf(OpenOrder order, Eui64 esi, Eui64 device)
    {
        int index = order.IndexOf(esi, device);
        for (int exchanges = 0; index < 0 && exchanges <= _predecessors.Count && _predecessors.TryGetValue(esi, out esi); exchanges++)
        {
            index = order.IndexOf(esi, device);
        }

        return index;
    }
}
