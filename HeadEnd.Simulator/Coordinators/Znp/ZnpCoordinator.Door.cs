using DeviceEmulator.Stack;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>
/// Who is at the door, and what proves that it is who it says to be. To be in the network proves as much as the pre-configured key does: enough for one who
/// has no other. A member with a link key of key establishment is only let in at the door by a frame under that key, or by establishing another one; until then it
/// stays where it was, with its key.
/// </summary>
public sealed partial class ZnpCoordinator
{
    bool IKeyEstablishmentCarrier.IsUp => State == NetworkState.Up;

    bool IKeyEstablishmentCarrier.IsMember(Eui64 device) => _members.Find(device) is not null;

    void IKeyEstablishmentCarrier.Send(Eui64 partner, byte endpoint, ReadOnlySpan<byte> frame, Action<ApsStatus> confirmed) => _sender.Send(
        new ZnpTransmission(new ApsAddress(default, _options.Endpoint, partner, endpoint, ClusterId.KeyEstablishment), frame.ToArray(), false, confirmed));

    void IKeyEstablishmentCarrier.Install(Eui64 partner, in AesKey key, Action<bool> done)
    {
        if (_members.WayTo(partner, ClusterId.KeyEstablishment) is not ushort nwkAddress)
        {
            _post.Later(() => done(false));
            return;
        }

        ZnpVisitor? visitor = _members.FindVisitor(partner) is { IsEstablishing: true } establishing ? establishing : null;
        ZnpAsk<ZdoSetLinkKey, ZnpStatusAnswer> ask = ZnpRequests.Make(new ZdoSetLinkKey(nwkAddress, partner, key));
        ask.Then = () =>
        {
            bool isTaken = ask.Outcome == ZnpOutcome.Answered && ask.Answer.Status == ZnpStatus.Success;
            bool isHere = _members.Find(partner) is not null;
            if (isHere && isTaken && visitor is not null)
            {
                Enter(visitor, JoinKind.UnsecuredJoin);
            }

            if (isHere && (isTaken || visitor is null))
            {
                _members.Find(partner)!.HasLinkKey = isTaken;
            }

            done(isTaken);
        };
        _requests.Ask(ask);
    }

    private void OnAtTheDoor(in ZdoTrustCenterDevice door)
    {
        bool isAllowed = _members.IsAllowed(door.Device) && (_members.Find(door.Device) is not null || _members.Count < _slots);
        if (isAllowed)
        {
            _members.Meet(door.Device, door.NwkAddress, JoinKind.TrustCentreRejoin);
        }
        else
        {
            // The chip let it in by itself, or there is no room for it. Nobody is told, as of those whom the chip turns away.
            TurnAway(door.Device, door.NwkAddress);
        }
    }

    private void OnAnnounced(in ZdoDeviceAnnounce announce)
    {
        if (_members.FindVisitor(announce.Device) is ZnpVisitor visitor && visitor.NwkAddress == announce.NwkAddress)
        {
            _ = IsProved(visitor, isSecured: false);
            return;
        }

        ZnpMember? known = _members.Find(announce.Device);
        if (known is null && !(_members.IsAllowed(announce.Device) && _members.Count < _slots))
        {
            LogMessages.ZnpTurnedAway(_logger, announce.Device);
            return;
        }

        if (known is { HasLinkKey: true } && known.NwkAddress != announce.NwkAddress)
        {
            // Anybody with the network key can say so: it is at the door.
            _members.Meet(announce.Device, announce.NwkAddress, JoinKind.SecuredRejoin);
        }
        else if (known is null || known.NwkAddress != announce.NwkAddress)
        {
            _members.Place(announce.Device, announce.NwkAddress);
            _network?.OnJoined(announce.Device, known is null ? JoinKind.UnsecuredJoin : JoinKind.SecuredRejoin);
        }
    }

    /// <summary>Whether a frame that could be read makes a member of whoever sent it; then it is one.</summary>
    private bool IsProved(ZnpVisitor visitor, bool isSecured)
    {
        ZnpMember? member = _members.Find(visitor.Address);
        if (member is { HasLinkKey: true })
        {
            if (isSecured)
            {
                Enter(visitor, visitor.Kind);
            }

            return isSecured;
        }

        if (member is null && _members.Count >= _slots)
        {
            _members.Dismiss(visitor);
            TurnAway(visitor.Address, visitor.NwkAddress);
            return false;
        }

        if (member is not null && member.NwkAddress != visitor.NwkAddress)
        {
            _keys.PartnerGone(visitor.Address);
        }

        Enter(visitor, JoinKind.UnsecuredJoin);
        return true;
    }

    private void Indicate(ushort source, byte sourceEndpoint, byte endpoint, ClusterId cluster, bool isSecured, ReadOnlySpan<byte> asdu)
    {
        bool isForKeys = cluster == ClusterId.KeyEstablishment && KeyEstablishmentFrames.IsCommand(asdu);
        ZnpMember? owner = _members.Find(source);

        // A network address that is another member's is that one's until somebody announces it as its own.
        ZnpVisitor? visitor = _members.FindVisitor(source) is { } found && (owner is null || owner.Address == found.Address) ? found : null;
        if (visitor is not null && !IsProved(visitor, isSecured) && (isForKeys || owner is null))
        {
            Hear(visitor, sourceEndpoint, cluster, isForKeys, asdu);
        }
        else if (_members.Find(source) is ZnpMember member)
        {
            Hear(member, sourceEndpoint, endpoint, cluster, isSecured, isForKeys, asdu);
        }
        else
        {
            LogMessages.ZnpStranger(_logger, cluster.ToString());
        }
    }

    /// <summary>Who has not proved to be the member of its name can do so by key establishment, and nothing else.</summary>
    private void Hear(ZnpVisitor visitor, byte sourceEndpoint, ClusterId cluster, bool isForKeys, ReadOnlySpan<byte> asdu)
    {
        if (isForKeys && _members.FindVisitor(visitor.Address) == visitor)
        {
            visitor.IsEstablishing = true;
            _keys.Receive(visitor.Address, sourceEndpoint, asdu);
        }
        else
        {
            LogMessages.ZnpUnproved(_logger, visitor.Address, cluster.ToString());
        }
    }

    private void Hear(
        ZnpMember member, byte sourceEndpoint, byte endpoint, ClusterId cluster, bool isSecured, bool isForKeys, ReadOnlySpan<byte> asdu)
    {
        bool needsKey = SmartEnergySecurity.NeedsLinkKey(cluster);
        if (needsKey && !(isSecured && member.HasLinkKey))
        {
            LogMessages.ZnpUnsecured(_logger, member.Address, cluster.ToString());
            return;
        }

        ApsAddress address = new(member.Address, sourceEndpoint, _node?.Address ?? default, endpoint, cluster)
        {
            Security = isSecured && !needsKey ? ApsSecurity.LinkKey : ApsSecurity.ByCluster,
        };
        if (!isForKeys)
        {
            _node?.OnIndication(address, asdu);
            return;
        }

        if (_members.FindVisitor(member.Address) is ZnpVisitor other)
        {
            other.IsEstablishing = false;
        }

        _keys.Receive(member.Address, sourceEndpoint, asdu);
    }

    private void Enter(ZnpVisitor visitor, JoinKind kind)
    {
        _members.Place(visitor.Address, visitor.NwkAddress);
        _network?.OnJoined(visitor.Address, kind);
    }

    private void TurnAway(Eui64 device, ushort nwkAddress)
    {
        LogMessages.ZnpTurnedAway(_logger, device);
        if (_requests.HasRoom)
        {
            _requests.Ask(ZnpRequests.Make(new ZdoMgmtLeaveRequest(nwkAddress, device, 0)));
        }
    }

    private void OnLeave(in ZdoLeave leave)
    {
        ZnpMember? member = _members.Find(leave.Device);
        if (_members.FindVisitor(leave.Device) is ZnpVisitor visitor && visitor.NwkAddress == leave.Source && member?.NwkAddress != leave.Source)
        {
            _members.Dismiss(visitor);
        }
        else if (!leave.Rejoin && member is not null)
        {
            OnLeave(member);
        }
    }

    private void OnLeave(ZnpMember member)
    {
        if (!_removing.Contains(member.Address))
        {
            Unlink(member);
            Part(member.Address);
        }
        else if (!_leaving.Contains(member.Address))
        {
            // The request that brings it about is not completed yet.
            _goneWhileAsked.Add(member.Address);
        }
        else
        {
            Part(member.Address);
        }
    }
}
