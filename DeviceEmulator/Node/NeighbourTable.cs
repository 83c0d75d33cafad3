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

    /// <summary>A device that is in the network. One that is about to join, or says so, is another matter (<see cref="FindJoining"/>).</summary>
    public Neighbour? Find(Eui64 device) => Find(device, hasNetworkKey: true) ?? Find(device, hasNetworkKey: false);

    /// <summary>A child that has an address and no network key yet.</summary>
    public Neighbour? FindJoining(Eui64 device) => Find(device, hasNetworkKey: false) is { IsChild: true } child ? child : null;

    /// <summary>A neighbour with this address; if another device had it, or the device another one, that is forgotten.</summary>
    public Neighbour Add(Eui64 device, ushort address)
    {
        if (_neighbours.TryGetValue(address, out Neighbour? known) && known.Device == device)
        {
            return known;
        }

        Remove(device);
        return AddBeside(device, address);
    }

    /// <summary>A place for a device that is about to join: if it is in the network already, that place stays until it has proved itself.</summary>
    public Neighbour AddBeside(Eui64 device, ushort address)
    {
        RemoveJoining(device);
        return _neighbours[address] = new Neighbour(device, address) { Capability = CapabilityInformation.ReceiverOnWhenIdle };
    }

    /// <summary>The device has proved itself under this address: it has no other.</summary>
    public void Confirm(Neighbour neighbour)
    {
        Remove(neighbour.Device);
        _neighbours[neighbour.Address] = neighbour;
    }

    public void Remove(Eui64 device)
    {
        while (Find(device) is Neighbour neighbour)
        {
            _neighbours.Remove(neighbour.Address);
        }
    }

    public void RemoveJoining(Eui64 device)
    {
        if (FindJoining(device) is Neighbour joining)
        {
            _neighbours.Remove(joining.Address);
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

    private Neighbour? Find(Eui64 device, bool hasNetworkKey)
    {
        foreach (Neighbour neighbour in _neighbours.Values)
        {
            if (neighbour.Device == device && neighbour.HasNetworkKey == hasNetworkKey)
            {
                return neighbour;
            }
        }

        return null;
    }
}
