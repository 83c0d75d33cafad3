using DeviceEmulator.Stack;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>The rules of admission (053474r17 4.6.3).</summary>
public sealed partial class AirCoordinator
{
    /// <summary>A device at the door, here or at a router: the rules of admission in the order in which a real trust centre meets them.</summary>
    private void Admit(Eui64 device, ushort address, Eui64 parent, UpdateDeviceStatus status)
    {
        CoordinatorMember? member = _members.GetValueOrDefault(device);
        switch (status)
        {
            case UpdateDeviceStatus.StandardUnsecuredJoin:
                AdmitNew(device, address, parent);
                break;
            case UpdateDeviceStatus.StandardSecuredRejoin when member is not null:
                Place(device, address, parent);
                _members[device] = member with { Parent = parent };
                if (_claims.TryGetValue(device, out MemberClaim? claim))
                {
                    // The network key, with which it came back, proves no more now than before.
                    _claims[device] = claim.Of(claim.Claimant.Member with { Parent = parent });
                }

                Listener.OnJoined(device, JoinKind.SecuredRejoin);
                break;
            case UpdateDeviceStatus.StandardUnsecuredRejoin when member is not null && _stack.Memory.LinkKeys.TryGetValue(device, out LinkKeyEntry? key):
                PendingMember pending = new(member with { Parent = parent }, address, Key: null, JoinKind.TrustCentreRejoin);
                Expect(device, pending, key, () => _stack.Memory.Neighbours.RemoveJoining(device));
                break;
            default:
                Dismiss(device, parent);
                break;
        }
    }

    private void AdmitNew(Eui64 device, ushort address, Eui64 parent)
    {
        JoinRefusal? refusal = !((IStackOwner)this).HasRoomFor(device) ? JoinRefusal.NoRoom
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

        CoordinatorMember member = new(parent, IsRouter: false, _stack.Agenda.Now);
        PendingMember pending = new(member, address, _linkKeys[device], JoinKind.UnsecuredJoin);
        Expect(device, pending, _linkKeys[device], () =>
        {
            Dismiss(device, parent);
            Listener.OnRefused(device, JoinRefusal.KeyMismatch);
        });
    }

    /// <summary>Sends the network key to a device that has none, through its parent if need be, and waits for it to show that it could read it.</summary>
    private void Expect(Eui64 device, PendingMember pending, LinkKeyEntry key, Action never)
    {
        Await(device, pending);
        NetworkKey active = _stack.Memory.NetworkKeys.Active!;
        TransportKey command = TransportKey.Network(active.Key, active.Sequence, device, Address);
        Span<byte> frame = stackalloc byte[MacFrame.MaxSize];
        int length = _stack.Aps.WriteForJoiner(frame, key, command, KeyIdentifier.KeyTransport);
        if (pending.Member.Parent != Address)
        {
            _stack.Aps.SendCommand(pending.Member.Parent, new Tunnel(device, new Octets(frame[..length].ToArray())), securedBy: null);
        }
        else if (_stack.Memory.Neighbours.FindJoining(device) is Neighbour child)
        {
            _stack.Nwk.SendUnsecured(child, frame[..length]);
        }

        _stack.Post.After(_stack.Timing.AnnounceWait, () =>
        {
            if (_pending.TryGetValue(device, out PendingMember? still) && ReferenceEquals(still, pending))
            {
                Await(device, null);
                never();
            }
        });
    }

    /// <summary>Of a device that is waited for the last attempt counts; null: it is waited for no longer.</summary>
    private void Await(Eui64 device, PendingMember? pending)
    {
        if (_pending.Remove(device, out PendingMember? before) && before.Key is LinkKeyEntry key && key != pending?.Key)
        {
            _stack.Forget(key);
        }

        if (pending is not null)
        {
            _pending[device] = pending;
        }
    }

    /// <summary>Where a device is to be found.</summary>
    private void Place(Eui64 device, ushort address, Eui64 parent)
    {
        if (parent != Address)
        {
            _stack.Memory.Neighbours.Remove(device);
        }

        _stack.Memory.Addresses.Learn(device, address);
    }

    /// <summary>A device that is not admitted hears nothing more. If another one says to be it, that one stays.</summary>
    private void Dismiss(Eui64 device, Eui64 parent)
    {
        if (parent != Address && !_members.ContainsKey(device))
        {
            _stack.Aps.SendCommand(parent, new RemoveDevice(device), KeyIdentifier.Data);
        }

        if (_members.ContainsKey(device))
        {
            _stack.Memory.Neighbours.RemoveJoining(device);
        }
        else
        {
            Forget(device);
        }
    }
}
