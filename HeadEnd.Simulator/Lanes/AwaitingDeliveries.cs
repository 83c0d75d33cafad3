using Sep.Codec.Types;

namespace HeadEnd.Simulator.Lanes;

/// <summary>Deliveries at their meter's door, each for a device that the meter waits for: by meter, then by device, then as they came.</summary>
internal sealed class AwaitingDeliveries
{
    private readonly Dictionary<Eui64, List<AwaitingDelivery>> _byMeter = [];

    public void Add(Eui64 esi, in AwaitingDelivery delivery)
    {
        if (!_byMeter.TryGetValue(esi, out List<AwaitingDelivery>? waiting))
        {
            _byMeter.Add(esi, waiting = []);
        }

        Eui64 device = delivery.Device;
        waiting.Insert(waiting.FindLastIndex(d => d.Device <= device) + 1, delivery);
    }

    /// <summary>Those at a meter; the list is good until one is added or taken.</summary>
    public IReadOnlyList<AwaitingDelivery> At(Eui64 esi) => _byMeter.TryGetValue(esi, out List<AwaitingDelivery>? waiting) ? waiting : [];

    /// <summary>Those for one device wait no longer.</summary>
    public IReadOnlyList<AwaitingDelivery> Take(Eui64 esi, Eui64 device)
    {
        if (!_byMeter.TryGetValue(esi, out List<AwaitingDelivery>? waiting))
        {
            return [];
        }

        List<AwaitingDelivery> taken = waiting.FindAll(d => d.Device == device);
        if (taken.Count == waiting.Count)
        {
            _byMeter.Remove(esi);
        }
        else
        {
            waiting.RemoveAll(d => d.Device == device);
        }

        return taken;
    }
}
