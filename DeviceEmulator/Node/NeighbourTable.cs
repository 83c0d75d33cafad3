using Sep.Codec.Mac;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>The nodes around a node, by short address.</summary>
internal sealed class NeighbourTable
{
    private readonly Dictionary<ushort, Neighbour> _neighbours = [];

    public IEnumerable<Neighbour> All => _neighbours.Values;

    public int Count => _neighbours.Count;

    public Neighbour? Find(ushort address) => _neighbours.GetValueOrDefault(address);

    public Neighbour? Find(Eui64 device)
    {
        foreach (Neighbour neighbour in _neighbours.Values)
        {
            if (neighbour.Device == device)
            {
                return neighbour;
            }
        }

        return null;
    }

    /// <summary>A neighbour with this address; if another device had it, or the device another one, that is forgotten.</summary>
    public Neighbour Add(Eui64 device, ushort address)
    {
        if (_neighbours.TryGetValue(address, out Neighbour? known) && known.Device == device)
        {
            return known;
        }

        Remove(device);
        return _neighbours[address] = new Neighbour(device, address) { Capability = CapabilityInformation.ReceiverOnWhenIdle };
    }

    public void Remove(Eui64 device)
    {
        if (Find(device) is Neighbour neighbour)
        {
            _neighbours.Remove(neighbour.Address);
        }
    }

    public int CountChildren()
    {
        int children = 0;
        foreach (Neighbour neighbour in _neighbours.Values)
        {
            children += neighbour.IsChild ? 1 : 0;
        }

        return children;
    }

    public bool HasSleepyChildren()
    {
        foreach (Neighbour neighbour in _neighbours.Values)
        {
            if (neighbour.Sleeps)
            {
                return true;
            }
        }

        return false;
    }
}
