using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Radio;

/// <summary>Who comes, who goes, and what passes between them.</summary>
public sealed partial class HanCoordinator
{
    /// <summary>A device that is a member without having joined by the rules.</summary>
    internal void Adopt(Eui64 device) => _members[device] = new HanMember(device, null);

    internal HanMember? FindMember(Eui64 device) => _members.GetValueOrDefault(device);

    /// <summary>A device at the door: the rules of admission in the order in which a real one meets them.</summary>
    internal JoinStatus Admit(RadioNode node, IApsNode application, LinkKey key)
    {
        if (State != NetworkState.Up)
        {
            return JoinStatus.NoNetwork;
        }

        if (!_isOpen)
        {
            return JoinStatus.NotPermitted;
        }

        if (_members.Count >= _slots && !_members.ContainsKey(node.Address))
        {
            _listener.OnRefused(node.Address, JoinRefusal.NoRoom);
            return JoinStatus.NoRoom;
        }

        if (!_linkKeys.TryGetValue(node.Address, out LinkKey known) || known != key)
        {
            _listener.OnRefused(node.Address, known.IsNone ? JoinRefusal.UnknownDevice : JoinRefusal.KeyMismatch);
            return JoinStatus.NoNetworkKey;
        }

        _network.Drop(node.Address);
        _network.Add(application);
        _members[node.Address] = new HanMember(node.Address, node);
        node.Enter(this);
        _listener.OnJoined(node.Address, JoinKind.UnsecuredJoin);
        return JoinStatus.Success;
    }

    /// <summary>A device leaves or is sent away. A coordinator that is down does not hear of it.</summary>
    internal void Part(Eui64 device, LeaveCause cause)
    {
        if (!_members.TryGetValue(device, out HanMember? member))
        {
            return;
        }

        _network.Drop(device);
        if (State == NetworkState.Up)
        {
            _members.Remove(device);
            _keys.PartnerGone(device);
            _listener.OnLeft(device, cause);
        }

        member.Node?.Lost(this, cause);
    }

    /// <summary>A device has forgotten the network; the trust centre does not know.</summary>
    internal void Deserted(Eui64 device) => _network.Drop(device);

    /// <summary>What becomes of a frame between two members: without a link key at the other end nobody acknowledges one that needs it.</summary>
    internal ApsStatus Judge(in ApsAddress address) =>
        SmartEnergySecurity.NeedsLinkKey(address) && !(Holds(address.Source) && Holds(address.Destination)) ? ApsStatus.NoAck : ApsStatus.Success;

    internal int SendFor(in ApsAddress address, ReadOnlySpan<byte> asdu) => _network.Send(address, asdu);

    private bool Holds(Eui64 node) => node == Address || (_members.TryGetValue(node, out HanMember? member) && member.HasLinkKey);
}
