using DeviceEmulator.Stack;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>Who comes and goes, and the window.</summary>
public sealed partial class ZnpCoordinator
{
    /// <summary>How long after its time a window counts as closed although the chip does not say so, milliseconds.</summary>
    private const long WindowMarginMilliseconds = 2_000;

    /// <summary>Who is sent away; of these, for whom the request is completed; and who went before that.</summary>
    private readonly HashSet<Eui64> _removing = [];
    private readonly HashSet<Eui64> _leaving = [];
    private readonly HashSet<Eui64> _goneWhileAsked = [];
    private byte _keySequence;
    private int _window;
    private int _open;
    private bool _isPermitting;
    private int? _heldPermit;

    bool IKeyEstablishmentCarrier.IsUp => State == NetworkState.Up;

    bool IKeyEstablishmentCarrier.IsMember(Eui64 device) => _members.FindJoined(device) is not null;

    void IKeyEstablishmentCarrier.Send(Eui64 partner, byte endpoint, ReadOnlySpan<byte> frame, Action<ApsStatus> confirmed) => _sender.Send(
        new ZnpTransmission(new ApsAddress(default, _options.Endpoint, partner, endpoint, ClusterId.KeyEstablishment), frame.ToArray(), false, confirmed));

    void IKeyEstablishmentCarrier.Install(Eui64 partner, in AesKey key, Action<bool> done)
    {
        if (_members.FindJoined(partner) is not ZnpMember member)
        {
            _post.Later(() => done(false));
            return;
        }

        ZnpAsk<ZdoSetLinkKey, ZnpStatusAnswer> ask = ZnpRequests.Make(new ZdoSetLinkKey(member.NwkAddress, partner, key));
        ask.Then = () =>
        {
            member.HasLinkKey = ask.Outcome == ZnpOutcome.Answered && ask.Answer.Status == ZnpStatus.Success;
            done(member.HasLinkKey);
        };
        _requests.Ask(ask);
    }

    private void OnNetworkIndication(in ZnpFrame frame)
    {
        if (frame.Read(out ZdoTrustCenterDevice door) == FrameError.None)
        {
            OnAtTheDoor(door);
        }
        else if (frame.Read(out ZdoDeviceAnnounce announce) == FrameError.None)
        {
            OnAnnounced(announce);
        }
        else if (frame.Read(out ZdoLeave leave) == FrameError.None)
        {
            OnLeave(leave);
        }
        else if (frame.Read(out ZdoPermitJoin permit) == FrameError.None)
        {
            OnPermit(permit.Seconds);
        }
    }

    private void OnAtTheDoor(in ZdoTrustCenterDevice door)
    {
        ZnpMember member = _members.Place(door.Device, door.NwkAddress);
        bool isAllowed = _members.IsAllowed(door.Device) && (member.IsJoined || _members.Joined < _slots);
        if (!isAllowed)
        {
            // The chip let it in by itself, or there is no room for it: it goes again. Nobody is told, as of those whom the chip turns away.
            LogMessages.ZnpTurnedAway(_logger, door.Device);
            _members.Remove(member);
            if (_requests.HasRoom)
            {
                _requests.Ask(ZnpRequests.Make(new ZdoMgmtLeaveRequest(door.NwkAddress, door.Device, 0)));
            }

            return;
        }

        member.IsJoining = true;
    }

    private void OnAnnounced(in ZdoDeviceAnnounce announce)
    {
        ZnpMember? known = _members.Find(announce.Device);
        if (known is null && !(_members.IsAllowed(announce.Device) && _members.Joined < _slots))
        {
            LogMessages.ZnpTurnedAway(_logger, announce.Device);
            return;
        }

        bool hasMoved = known is null || known.NwkAddress != announce.NwkAddress;
        ZnpMember member = _members.Place(announce.Device, announce.NwkAddress);
        if (member.IsJoining || !member.IsJoined)
        {
            Enter(member);
        }
        else if (hasMoved)
        {
            _network?.OnJoined(member.Address, JoinKind.SecuredRejoin);
        }
    }

    /// <summary>A device has the network key: it announced itself, or a frame of it could be read.</summary>
    private void Enter(ZnpMember member)
    {
        if (member.HasLinkKey)
        {
            Unlink(member);
        }

        (member.IsJoined, member.IsJoining) = (true, false);
        _network?.OnJoined(member.Address, JoinKind.UnsecuredJoin);
    }

    private void OnLeave(in ZdoLeave leave)
    {
        if (leave.Rejoin || _members.FindJoined(leave.Device) is not ZnpMember member)
        {
            return;
        }

        if (!_removing.Contains(leave.Device))
        {
            Unlink(member);
            Part(leave.Device);
        }
        else if (!_leaving.Contains(leave.Device))
        {
            // The request that brings it about is not completed yet.
            _goneWhileAsked.Add(leave.Device);
        }
        else
        {
            Part(leave.Device);
        }
    }

    private void Unlink(ZnpMember member)
    {
        member.HasLinkKey = false;
        _requests.Ask(ZnpRequests.Make(new ZdoRemoveLinkKey(member.Address)));
    }

    private void Part(Eui64 device)
    {
        LeaveCause cause = _removing.Remove(device) ? LeaveCause.Removed : LeaveCause.OwnWish;
        _leaving.Remove(device);
        if (_members.Find(device) is ZnpMember member)
        {
            _members.Remove(member);
            _keys.PartnerGone(device);
            _network?.OnLeft(device, cause);
        }
    }

    private void OnPermit(int seconds)
    {
        if (_isPermitting)
        {
            _heldPermit = seconds;
        }
        else
        {
            TellWindow(seconds);
        }
    }

    /// <summary>The chip took the request; not every firmware says by itself what becomes of the window.</summary>
    private void OnPermitted(int seconds)
    {
        int said = _heldPermit ?? -1;
        _heldPermit = null;
        int window = _window;
        if (said >= 0)
        {
            TellWindow(said);
        }

        _post.After(1_000, () =>
        {
            if (window == _window)
            {
                TellWindow(seconds);
            }
        });
    }

    private void TellWindow(int seconds)
    {
        int window = ++_window;
        if (seconds == 0 && _open == 0)
        {
            return;
        }

        _open = seconds;
        if (seconds > 0)
        {
            _post.After((seconds * 1000L) + WindowMarginMilliseconds, () =>
            {
                if (window == _window)
                {
                    TellWindow(0);
                }
            });
        }

        _network?.OnPermitJoining(seconds);
    }

    private void ForgetWindow()
    {
        _window++;
        _open = 0;
        _isPermitting = false;
        _heldPermit = null;
        _removing.Clear();
        _leaving.Clear();
        _goneWhileAsked.Clear();
    }

    private void OnLargeMessage(AfIncomingMessageExt message)
    {
        ZnpMember? member = message.SourceMode == ZnpAddressMode.ExtendedAddress
            ? _members.Find(message.Source)
            : _members.Find((ushort)(message.Source.Value & 0xFFFF));
        if (message.IsWhole)
        {
            Indicate(
                member, message.SourceEndpoint, message.DestinationEndpoint, message.Cluster, message.IsSecured, message.Rest.Span[..message.Length]);
            return;
        }

        byte[] asdu = new byte[message.Length];
        AfIncomingMessageExt header = message with { Rest = default };
        _fetches.Run(FetchSteps(header.Time, asdu), refusal =>
        {
            if (refusal is null)
            {
                Indicate(member, header.SourceEndpoint, header.DestinationEndpoint, header.Cluster, header.IsSecured, asdu);
            }
        });
    }

    private static IEnumerable<ZnpStep> FetchSteps(uint time, byte[] asdu)
    {
        const int part = 240;
        for (int at = 0; at < asdu.Length; at += part)
        {
            int count = Math.Min(part, asdu.Length - at);
            var ask = ZnpRequests.Make(new AfDataRetrieve(time, (ushort)at, (byte)count));
            yield return ask;
            if (ask.Answer.Status != ZnpStatus.Success || ask.Answer.Data.Length != count)
            {
                throw new ZnpRefusedException(NetworkStatus.Failed, "a large message is not to be had");
            }

            ask.Answer.Data.Span.CopyTo(asdu.AsSpan(at));
        }

        yield return ZnpRequests.Make(new AfDataRetrieve(time, 0, 0));
    }
}
