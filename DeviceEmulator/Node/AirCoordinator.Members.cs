using DeviceEmulator.Stack;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>The trust centre: who is admitted, given the network key, sent away (053474r17 4.6.3).</summary>
public sealed partial class AirCoordinator : IStackOwner
{
    private const long Minute = 60_000;

    bool IStackOwner.IsCoordinator => true;

    bool IStackOwner.PermitsJoining => _isOpen;

    bool IStackOwner.MayReach(Eui64 device) => _members.ContainsKey(device);

    bool IStackOwner.HasRoomFor(Eui64 device) => _members.ContainsKey(device) || _pending.ContainsKey(device) || _members.Count + _pending.Count < _slots;

    public int AddLinkKey(Eui64 device, LinkKey key, LinkKeyOrigin origin)
    {
        if (device.IsNone || key.IsNone)
        {
            throw new ArgumentException("A link key needs a device and sixteen octets.");
        }

        return Ask(NetworkState.Up, () =>
        {
            if (_linkKeys.Count == LinkKeyCapacity && !_linkKeys.ContainsKey(device))
            {
                return NetworkStatus.NoRoom;
            }

            _linkKeys[device] = key;
            return NetworkStatus.Success;
        });
    }

    public int Remove(Eui64 device) => Ask(
        NetworkState.Up,
        () => _members.ContainsKey(device) ? NetworkStatus.Success : NetworkStatus.UnknownDevice,
        () => SendAway(device));

    void IStackOwner.OnNoRoom(Eui64 device) => Listener.OnRefused(device, JoinRefusal.NoRoom);

    void IStackOwner.OnChild(Eui64 device, ushort address, CapabilityInformation capability, UpdateDeviceStatus status) =>
        Admit(device, Address, (capability & CapabilityInformation.FullFunctionDevice) != 0, status);

    void IStackOwner.OnUpdateDevice(in UpdateDevice command, Eui64 source)
    {
        if (!_members.TryGetValue(source, out CoordinatorMember? router) || !router.IsRouter)
        {
            return;
        }

        if (command.Status == UpdateDeviceStatus.DeviceLeft)
        {
            if (_members.TryGetValue(command.Device, out CoordinatorMember? member) && member.Parent == source)
            {
                Part(command.Device, LeaveCause.OwnWish);
            }

            return;
        }

        // It is no child of this node (any more), and its new parent says its address.
        _stack.Memory.Neighbours.Remove(command.Device);
        _stack.Memory.Addresses.Learn(command.Device, command.ShortAddress);
        Admit(command.Device, source, isRouter: false, command.Status);
    }

    void IStackOwner.OnHeard(Eui64 device, ushort address)
    {
        if (_pending.Count > 0 && _pending.Remove(device, out CoordinatorMember? member))
        {
            _members[device] = member with { IsRouter = member.IsRouter || _stack.Memory.Neighbours.Find(device) is { IsRouter: true } };
            ExpectKeyEstablishment(device);
            if (_isOpen)
            {
                // A router does not know how long the window is open.
                long seconds = (_openUntil.Milliseconds - _stack.Agenda.Now.Milliseconds) / 1000;
                if (_members[device].IsRouter && seconds > 0)
                {
                    _stack.Zdo.PermitJoining(device, (int)seconds);
                }
            }

            Listener.OnJoined(device, member.Kind);
        }
    }

    void IStackOwner.OnLeaving(Eui64 device) => Part(device, LeaveCause.OwnWish);

    void IStackOwner.OnRequestKey(in RequestKey command, Eui64 source)
    {
        Eui64 partner = command.Partner;
        if (command.KeyType != RequestKeyType.Application || !IsEstablished(source) || !IsEstablished(partner) || partner == source)
        {
            return;
        }

        AesKey key = _stack.DrawKey();
        _stack.Aps.SendCommand(source, TransportKey.ApplicationLink(key, partner, isInitiator: true), KeyIdentifier.KeyLoad);
        _stack.Aps.SendCommand(partner, TransportKey.ApplicationLink(key, source, isInitiator: false), KeyIdentifier.KeyLoad);
    }

    /// <summary>A device at the door, here or at a router: the rules of admission in the order in which a real trust centre meets them.</summary>
    private void Admit(Eui64 device, Eui64 parent, bool isRouter, UpdateDeviceStatus status)
    {
        switch (status)
        {
            case UpdateDeviceStatus.StandardUnsecuredJoin:
                AdmitNew(device, parent, isRouter);
                break;
            case UpdateDeviceStatus.StandardSecuredRejoin when _members.TryGetValue(device, out CoordinatorMember? member):
                _members[device] = member with { Parent = parent };
                Listener.OnJoined(device, JoinKind.SecuredRejoin);
                break;
            case UpdateDeviceStatus.StandardUnsecuredRejoin when _members.TryGetValue(device, out CoordinatorMember? member):
                _pending[device] = member with { Parent = parent, Kind = JoinKind.TrustCentreRejoin };
                HandKey(device, parent);
                _stack.Post.After(_stack.Timing.AnnounceWait, () => _pending.Remove(device));
                break;
            default:
                Dismiss(device, parent);
                break;
        }
    }

    private void AdmitNew(Eui64 device, Eui64 parent, bool isRouter)
    {
        bool isOld = _members.ContainsKey(device) || _pending.ContainsKey(device);
        JoinRefusal? refusal = !isOld && _members.Count + _pending.Count >= _slots ? JoinRefusal.NoRoom
            : !_linkKeys.ContainsKey(device) ? JoinRefusal.UnknownDevice
            : null;
        if (!_isOpen || refusal is not null)
        {
            Dismiss(device, parent);
            if (_isOpen)
            {
                Listener.OnRefused(device, refusal!.Value);
            }

            return;
        }

        _stack.Keys.PartnerGone(device);
        _members.Remove(device);
        AesKey key = default;
        _linkKeys[device].CopyTo(key);
        _stack.Share(device, key, isEstablished: false);
        CoordinatorMember pending = _pending[device] = new CoordinatorMember(parent, isRouter, _stack.Agenda.Now, JoinKind.UnsecuredJoin);
        HandKey(device, parent);
        _stack.Post.After(_stack.Timing.AnnounceWait, () =>
        {
            if (_pending.TryGetValue(device, out CoordinatorMember? still) && ReferenceEquals(still, pending))
            {
                _pending.Remove(device);
                Dismiss(device, parent);
                Listener.OnRefused(device, JoinRefusal.KeyMismatch);
            }
        });
    }

    /// <summary>Sends the network key to a device that has none, under the key that it shares with the trust centre; through its parent if need be.</summary>
    private void HandKey(Eui64 device, Eui64 parent)
    {
        NetworkKey active = _stack.Memory.NetworkKeys.Active!;
        TransportKey command = TransportKey.Network(active.Key, active.Sequence, device, Address);
        Span<byte> frame = stackalloc byte[MacFrame.MaxSize];
        int length = _stack.Aps.WriteForJoiner(frame, device, command, KeyIdentifier.KeyTransport);
        if (parent != Address)
        {
            _stack.Aps.SendCommand(parent, new Tunnel(device, new Octets(frame[..length].ToArray())), securedBy: null);
        }
        else if (_stack.Memory.Neighbours.Find(device) is { IsChild: true } child)
        {
            _stack.Nwk.SendUnsecured(child, frame[..length]);
        }
    }

    /// <summary>A device that is not admitted hears nothing more; its parent forgets it.</summary>
    private void Dismiss(Eui64 device, Eui64 parent)
    {
        if (parent != Address)
        {
            _stack.Aps.SendCommand(parent, new RemoveDevice(device), KeyIdentifier.Data);
        }

        Forget(device);
    }

    /// <summary>Who has not established a key when its time is over is sent away. Without credentials of its own the trust centre cannot ask for it.</summary>
    private void ExpectKeyEstablishment(Eui64 device)
    {
        CoordinatorMember member = _members[device];
        int minutes = _stack.Timing.KeyEstablishmentLimitMinutes;
        if (minutes == 0 || !_stack.Keys.IsSupported || _stack.Keys.IsEstablished(device))
        {
            return;
        }

        long left = Math.Max(0, member.Since.Milliseconds + (minutes * Minute) - _stack.Agenda.Now.Milliseconds);
        _stack.Post.After(left, () =>
        {
            if (_members.TryGetValue(device, out CoordinatorMember? still) && still.Since == member.Since && !IsEstablished(device))
            {
                SendAway(device);
            }
        });
    }

    /// <summary>Tells a device to leave, by the way that its kind obeys, and counts it out at once.</summary>
    private void SendAway(Eui64 device)
    {
        CoordinatorMember member = _members[device];
        _linkKeys.Remove(device);
        if (member.IsRouter)
        {
            // The command is repeated under its link key, which so is needed a while longer.
            _stack.Aps.SendCommand(device, new RemoveDevice(device), KeyIdentifier.Data, _ => ForgetUnlessBack(device));
            PartOnly(device, LeaveCause.Removed);
            return;
        }

        if (member.Parent != Address)
        {
            _stack.Aps.SendCommand(member.Parent, new RemoveDevice(device), KeyIdentifier.Data);
        }
        else if (_stack.Memory.Neighbours.Find(device) is { IsChild: true } child)
        {
            _stack.Nwk.OrderLeave(child, rejoin: false);
        }

        Part(device, LeaveCause.Removed);
    }

    private void ForgetUnlessBack(Eui64 device)
    {
        if (!_members.ContainsKey(device) && !_pending.ContainsKey(device))
        {
            Forget(device);
        }
    }

    private void Part(Eui64 device, LeaveCause cause)
    {
        if (PartOnly(device, cause))
        {
            Forget(device);
        }
    }

    private bool PartOnly(Eui64 device, LeaveCause cause)
    {
        if (!_members.Remove(device))
        {
            return false;
        }

        _stack.Keys.PartnerGone(device);
        Listener.OnLeft(device, cause);
        return true;
    }

    private void Forget(Eui64 device)
    {
        _stack.Memory.LinkKeys.Remove(device);
        _stack.Memory.Neighbours.Remove(device);
        _stack.Memory.Addresses.Forget(device);
    }
}
