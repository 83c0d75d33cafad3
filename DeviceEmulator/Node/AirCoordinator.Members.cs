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

            AesKey octets = default;
            key.CopyTo(octets);
            if (!_linkKeys.TryGetValue(device, out LinkKeyEntry? known) || known.Key != octets)
            {
                ForgetPreconfigured(device);
                _linkKeys[device] = new LinkKeyEntry(device, octets, isEstablished: false, _stack.FirstCounter);
                _stack.Options.Keys?.OnLinkKey(Address, device, octets);
            }

            octets.Clear();
            return NetworkStatus.Success;
        });
    }

    public int Remove(Eui64 device) => Ask(
        NetworkState.Up,
        () => _members.ContainsKey(device) ? NetworkStatus.Success : NetworkStatus.UnknownDevice,
        () => SendAway(device));

    void IStackOwner.OnNoRoom(Eui64 device) => Listener.OnRefused(device, JoinRefusal.NoRoom);

    void IStackOwner.OnChild(Eui64 device, ushort address, CapabilityInformation capability, UpdateDeviceStatus status) =>
        Admit(device, address, Address, status);

    void IStackOwner.OnUpdateDevice(in UpdateDevice command, Eui64 source)
    {
        if (!_members.ContainsKey(source))
        {
            return;
        }

        // Only a router has children to tell of. Its announcement is a broadcast, which may have been lost.
        NoteRouter(source);
        if (command.Status == UpdateDeviceStatus.DeviceLeft)
        {
            if (_members.TryGetValue(command.Device, out CoordinatorMember? member) && member.Parent == source)
            {
                Part(command.Device, LeaveCause.OwnWish);
            }

            return;
        }

        Admit(command.Device, command.ShortAddress, source, command.Status);
    }

    Eui64 IStackOwner.Identify(ushort address)
    {
        foreach ((Eui64 device, PendingMember pending) in _pending)
        {
            if (pending.Address == address)
            {
                return device;
            }
        }

        return default;
    }

    void IStackOwner.OnHeard(Eui64 device, ushort address)
    {
        if (_pending.Count == 0 || !_pending.TryGetValue(device, out PendingMember? pending) || pending.Address != address)
        {
            return;
        }

        _pending.Remove(device);

        // Where it is to be found: whoever it is, its frames go there, those of its key establishment among them.
        Place(device, address, pending.Member.Parent);
        if (pending.Key is LinkKeyEntry && IsEstablished(device))
        {
            // To have the network key is no proof against a key that was established: every other member has it too.
            Claim(device, pending);
            return;
        }

        // It has the network key, which nobody could read without its link key: it is who it says to be.
        if (pending.Kind == JoinKind.UnsecuredJoin)
        {
            // What it bound before it lost its memory, it has forgotten. What it binds from now on stays.
            Unbind(device);
        }

        if (pending.Key is LinkKeyEntry key)
        {
            _stack.Keys.PartnerGone(device);
            _stack.Share(key);
        }

        Enter(device, pending);
    }

    /// <summary>A router does not know how long the window is open.</summary>
    void IStackOwner.OnAnnounced(Eui64 device, CapabilityInformation capability)
    {
        if ((capability & CapabilityInformation.FullFunctionDevice) == 0 || !_members.ContainsKey(device))
        {
            return;
        }

        NoteRouter(device);
        long seconds = (_openUntil.Milliseconds - _stack.Agenda.Now.Milliseconds) / 1000;
        if (_isOpen && seconds > 0)
        {
            _stack.Zdo.PermitJoining(device, (int)seconds);
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

    /// <summary>Who has not established a key when its time is over is sent away. Without credentials of its own the trust centre cannot ask for it.</summary>
    private void ExpectKeyEstablishment(Eui64 device)
    {
        CoordinatorMember member = _members[device];
        int minutes = _stack.Timing.KeyEstablishmentLimitMinutes;
        if (minutes == 0 || !_stack.Keys.IsSupported || _stack.IsEstablished(device))
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
        ForgetPreconfigured(device);
        bool isClaimed = _claims.TryGetValue(device, out MemberClaim? claim);
        if (isClaimed || !member.IsRouter)
        {
            // A claimant knows no key that would reach it, and obeys its parent whatever it is.
            OrderThroughParent(device, claim?.Claimant.Member.Parent ?? member.Parent);
        }

        if (member.IsRouter)
        {
            // The command is repeated under its link key, which so is needed a while longer.
            _stack.Aps.SendCommand(device, new RemoveDevice(device), KeyIdentifier.Data, _ => ForgetUnlessBack(device));
            PartOnly(device, LeaveCause.Removed);
            return;
        }

        Part(device, LeaveCause.Removed);
    }

    private void OrderThroughParent(Eui64 device, Eui64 parent)
    {
        if (parent != Address)
        {
            _stack.Aps.SendCommand(parent, new RemoveDevice(device), KeyIdentifier.Data);
        }
        else if (_stack.Memory.Neighbours.Find(device) is { IsChild: true } child)
        {
            _stack.Nwk.OrderLeave(child, rejoin: false);
        }
    }

    bool IStackOwner.Keeps(LinkKeyEntry key) =>
        _linkKeys.GetValueOrDefault(key.Partner) == key || _pending.GetValueOrDefault(key.Partner)?.Key == key;

    /// <summary>A device that has proved itself is a member where it is now.</summary>
    private void Enter(Eui64 device, PendingMember pending)
    {
        _claims.Remove(device);
        _members[device] = pending.Member;
        ExpectKeyEstablishment(device);
        Listener.OnJoined(device, pending.Kind);
    }

    /// <summary>Its octets stay while it is in use: the command that sends the device away may still go under it.</summary>
    private void ForgetPreconfigured(Eui64 device)
    {
        if (_linkKeys.Remove(device, out LinkKeyEntry? key))
        {
            _stack.Forget(key);
        }
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

        _claims.Remove(device);

        _stack.Keys.PartnerGone(device);
        Listener.OnLeft(device, cause);
        return true;
    }

    private void Forget(Eui64 device)
    {
        if (_stack.Memory.LinkKeys.Remove(device, out LinkKeyEntry? key))
        {
            _stack.Forget(key);
        }

        _stack.Memory.Neighbours.Remove(device);
        _stack.Memory.Addresses.Forget(device);
        Unbind(device);
    }

    private void Unbind(Eui64 device) => _stack.Memory.Bindings.RemoveAll(binding => binding.Destination == device);

    private void NoteRouter(Eui64 device)
    {
        _members[device] = _members[device] with { IsRouter = true };
        if (_claims.TryGetValue(device, out MemberClaim? claim))
        {
            _claims[device] = claim.Of(claim.Claimant.Member with { IsRouter = true });
        }
    }
}
