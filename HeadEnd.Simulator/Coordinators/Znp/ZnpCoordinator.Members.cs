using DeviceEmulator.Stack;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Types;
using Sep.Codec.Wire;

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
        ushort? from = message.SourceMode == ZnpAddressMode.ExtendedAddress
            ? _members.Find(message.Source)?.NwkAddress ?? _members.FindVisitor(message.Source)?.NwkAddress
            : (ushort)(message.Source.Value & 0xFFFF);
        if (from is not ushort source)
        {
            LogMessages.ZnpStranger(_logger, message.Cluster.ToString());
            return;
        }

        if (message.IsWhole)
        {
            Indicate(
                source, message.SourceEndpoint, message.DestinationEndpoint, message.Cluster, message.IsSecured, message.Rest.Span[..message.Length]);
            return;
        }

        byte[] asdu = new byte[message.Length];
        AfIncomingMessageExt header = message with { Rest = default };
        _fetches.Run(FetchSteps(header.Time, asdu), refusal =>
        {
            if (refusal is null)
            {
                Indicate(source, header.SourceEndpoint, header.DestinationEndpoint, header.Cluster, header.IsSecured, asdu);
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
