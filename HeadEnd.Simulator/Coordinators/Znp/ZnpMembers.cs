using Sep.Codec.Types;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>The devices of the network by EUI-64 and by network address, and those that may join.</summary>
internal sealed class ZnpMembers
{
    private readonly Dictionary<Eui64, ZnpMember> _byAddress = [];
    private readonly Dictionary<ushort, ZnpMember> _byNwkAddress = [];
    private readonly HashSet<Eui64> _allowed = [];

    /// <summary>How many are joined.</summary>
    public int Joined => _byAddress.Values.Count(member => member.IsJoined);

    public ZnpMember? Find(Eui64 address) => _byAddress.GetValueOrDefault(address);

    public ZnpMember? FindJoined(Eui64 address) => Find(address) is { IsJoined: true } member ? member : null;

    public ZnpMember? Find(ushort nwkAddress) => _byNwkAddress.GetValueOrDefault(nwkAddress);

    /// <summary>Notes where a device is now. A network address that another one had is its no longer.</summary>
    public ZnpMember Place(Eui64 address, ushort nwkAddress)
    {
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
    public bool IsAllowed(Eui64 address) => _allowed.Contains(address) || FindJoined(address) is not null;

    public void Clear()
    {
        _byAddress.Clear();
        _byNwkAddress.Clear();
        _allowed.Clear();
    }
}
