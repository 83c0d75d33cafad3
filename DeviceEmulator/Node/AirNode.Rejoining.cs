using DeviceEmulator.Stack;
using Sep.Codec.Mac;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>The way back into a network: with the network key, and without it when that fails; by itself when the parent is lost.</summary>
public sealed partial class AirNode
{
    /// <summary>Frames under a newer network key after which a device knows that it missed it.</summary>
    private const int UnknownKeysAllowed = 2;

    private bool _isRejoining;
    private bool _isSecuredRejoin;
    private int _unknownKeys;
    private int _rejoinPause;

    /// <summary>
    /// Comes back to the network of which it is a member, also through another parent: with the network key, and without it when nobody answers that.
    /// <see cref="IJoiningListener.OnJoinCompleted"/> follows. None when it is in no network, or tries already.
    /// </summary>
    public int Rejoin()
    {
        if (_isTrying || !_stack.Memory.IsMember || !_stack.IsOnAir)
        {
            return StackToken.None;
        }

        _token = Token();
        _tellsCompletion = true;
        BeginRejoin(isSecured: true);
        return _token;
    }

    /// <summary>The same by its own decision: it goes on until it succeeds, and only leaves when the network says so.</summary>
    private void ComeBack()
    {
        if (!_isTrying && _stack.Memory.IsMember && _stack.IsOnAir)
        {
            BeginRejoin(isSecured: true);
        }
    }

    private void BeginRejoin(bool isSecured)
    {
        (_isRejoining, _isTrying, _isSecuredRejoin) = (true, true, isSecured);
        _attempt++;
        int attempt = _attempt;
        _stack.Post.Later(() =>
        {
            if (attempt == _attempt)
            {
                _scan.Begin(_stack.Options.ScanChannels, router => router.Network.ExtendedPanId == _stack.Memory.Network.ExtendedPanId, AskForReturn);
            }
        });
    }

    private void AskForReturn(List<FoundRouter> found)
    {
        if (!_isRejoining)
        {
            return;
        }

        // Whether the window is open does not matter to one who is a member.
        found = found.ConvertAll(router => router with { PermitsJoining = false });
        if (Best(found, _stack.Memory.Network.ExtendedPanId) is not FoundRouter router)
        {
            Complete(JoinStatus.NoNetwork);
            return;
        }

        _router = router;
        _stack.Mac.Enter(router.Network.Channel, router.Network.PanId);
        _stack.IsWaitingForKey = !_isSecuredRejoin;
        _stack.Nwk.AskToRejoin(router.Address, _stack.Capability, _isSecuredRejoin);
        PollSoon(router.Address);
        After(_stack.Timing.AssociationWait * 4, () => Complete(JoinStatus.NoNetwork));
    }

    void IStackOwner.OnRejoinResponse(ushort address, AssociationStatus status, Eui64 parent, bool isSecured)
    {
        if (!_isRejoining || isSecured != _isSecuredRejoin || parent.IsNone)
        {
            return;
        }

        _attempt++;
        if (status != AssociationStatus.Successful)
        {
            Complete(JoinStatus.NoRoom);
            return;
        }

        Settle(address, parent);
        if (isSecured)
        {
            Arrive();
        }
        else
        {
            AwaitKey();
        }
    }

    /// <summary>False when the attempt goes on in another way, so that its end is not told yet.</summary>
    private bool TryEndRejoin(JoinStatus status)
    {
        _isRejoining = false;
        _stack.IsWaitingForKey = false;
        _unknownKeys = 0;
        if (status == JoinStatus.Success)
        {
            _rejoinPause = 0;
            return true;
        }

        _stack.EnterNetwork();
        if (_isSecuredRejoin)
        {
            BeginRejoin(isSecured: false);
            return false;
        }

        _rejoinPause = Math.Min(Math.Max(_stack.Timing.RejoinPause, 2 * _rejoinPause), _stack.Timing.LongestRejoinPause);
        After(_rejoinPause, ComeBack);
        return true;
    }

    void IStackOwner.OnParentLost() => ComeBack();

    void IStackOwner.OnUnknownKey(byte sequence)
    {
        if (!_isTrying && _stack.IsAuthenticated && _stack.Memory.NetworkKeys.IsLater(sequence) && ++_unknownKeys >= UnknownKeysAllowed)
        {
            BeginRejoin(isSecured: false);
        }
    }
}
