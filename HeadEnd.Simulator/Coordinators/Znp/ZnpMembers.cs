using DeviceEmulator.Stack;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>The devices of the network by EUI-64 and by network address, those at the door, and those that may join.</summary>
internal sealed class ZnpMembers
{
    private readonly Dictionary<Eui64, ZnpMember> _byAddress = [];
    private readonly Dictionary<ushort, ZnpMember> _byNwkAddress = [];
    private readonly Dictionary<Eui64, ZnpVisitor> _visitors = [];
    private readonly HashSet<Eui64> _allowed = [];

    /// <summary>How many are joined.</summary>
    public int Count => _byAddress.Count;

    public ZnpMember? Find(Eui64 address) => _byAddress.GetValueOrDefault(address);

    public ZnpMember? Find(ushort nwkAddress) => _byNwkAddress.GetValueOrDefault(nwkAddress);

    /// <summary>Who is at the door under that name.</summary>
    public ZnpVisitor? FindVisitor(Eui64 address) => _visitors.GetValueOrDefault(address);

    public ZnpVisitor? FindVisitor(ushort nwkAddress)
    {
        foreach (ZnpVisitor visitor in _visitors.Values)
        {
            if (visitor.NwkAddress == nwkAddress)
            {
                return visitor;
            }
        }

        return null;
    }

    /// <summary>Where a frame for a device goes; null: it is not here. Key establishment goes to the one who began it.</summary>
    public ushort? WayTo(Eui64 address, ClusterId cluster) =>
        cluster == ClusterId.KeyEstablishment && FindVisitor(address) is { IsEstablishing: true } visitor ? visitor.NwkAddress : Find(address)?.NwkAddress;

    /// <summary>Somebody is at the door. One of the same name who was there before is there no longer.</summary>
    public void Meet(Eui64 address, ushort nwkAddress, JoinKind kind) => _visitors[address] = new ZnpVisitor(address, nwkAddress, kind);

    public void Dismiss(ZnpVisitor visitor)
    {
        if (FindVisitor(visitor.Address) == visitor)
        {
            _visitors.Remove(visitor.Address);
        }
    }

    /// <summary>Notes where a member is now. A network address that another one had is its no longer, and nobody of its name is at the door.</summary>
    public ZnpMember Place(Eui64 address, ushort nwkAddress)
    {
        _visitors.Remove(address);
        if (!_byAddress.TryGetValue(address, out ZnpMember? member))
        {
            _byAddress[address] = member = new ZnpMember(address);
        }

        if (_byNwkAddress.GetValueOrDefault(member.NwkAddress) == member)
        {
            _byNwkAddress.Remove(member.NwkAddress);
        }

        member.NwkAddress = nwkAddress;
        _byNwkAddress[nwkAddress] = member;
        return member;
    }

    public void Remove(ZnpMember member)
    {
        _visitors.Remove(member.Address);
        _byAddress.Remove(member.Address);
        if (_byNwkAddress.GetValueOrDefault(member.NwkAddress) == member)
        {
            _byNwkAddress.Remove(member.NwkAddress);
        }
    }

    /// <summary>A link key was given for a device: it may join, now and later.</summary>
    public void Allow(Eui64 address) => _allowed.Add(address);

    public void Forbid(Eui64 address) => _allowed.Remove(address);

    /// <summary>Whether a device may be here: it is a member, or a key was given for it.</summary>
    public bool IsAllowed(Eui64 address) => _allowed.Contains(address) || Find(address) is not null;

    public void Clear()
    {
        _byAddress.Clear();
        _byNwkAddress.Clear();
        _visitors.Clear();
        _allowed.Clear();
    }
}
