using DeviceEmulator.Stack;
using Sep.Codec.Mac;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Node;

/// <summary>The way into a network: scan, association, network key (053474r17 4.6.3).</summary>
public sealed partial class AirNode
{
    /// <summary>How often the answer to an association is asked for.</summary>
    private const int AnswerPolls = 3;

    /// <summary>Counts the attempts, so that a timer knows whether it still matters.</summary>
    private int _attempt;
    private int _token;
    private bool _tellsCompletion;
    private FoundRouter _router;
    private AesKey _key;
    private int _pollsLeft;

    public int Scan()
    {
        if (_isTrying || !_stack.IsOnAir)
        {
            return StackToken.None;
        }

        int token = Token();
        _isTrying = true;
        _stack.Post.Later(() => _scan.Begin(_stack.Options.ScanChannels, static _ => true, found =>
        {
            _isTrying = false;
            Listener.OnScanned(token, RouterScan.Networks(found));
        }));
        return token;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Looks for the network first. Whether a router says that it has room is the application's to consider: this asks all the same, so that the trust
    /// centre hears of it.
    /// </remarks>
    public int Join(Eui64 extendedPanId, LinkKey key)
    {
        if (State != JoiningState.Outside || !_stack.IsOnAir)
        {
            return StackToken.None;
        }

        key.CopyTo(_key);
        Begin(router => router.Network.ExtendedPanId == extendedPanId && router.PermitsJoining, found => Approach(found, extendedPanId));
        return _token;
    }

    /// <summary>Begins an attempt whose end the application is told.</summary>
    private void Begin(Predicate<FoundRouter> fit, Action<List<FoundRouter>> found)
    {
        _token = Token();
        _tellsCompletion = true;
        _isTrying = true;
        _attempt++;
        _stack.Post.Later(() => _scan.Begin(_stack.Options.ScanChannels, fit, found));
    }

    /// <summary>The best router of the network: one that permits joining, has room, is heard well, and is near the coordinator.</summary>
    private void Approach(List<FoundRouter> found, Eui64 extendedPanId)
    {
        FoundRouter? best = Best(found, extendedPanId);
        if (best is not FoundRouter router)
        {
            Complete(JoinStatus.NoNetwork);
        }
        else if (!router.PermitsJoining)
        {
            Complete(JoinStatus.NotPermitted);
        }
        else
        {
            Associate(router);
        }
    }

    private static FoundRouter? Best(List<FoundRouter> found, Eui64 extendedPanId) => found
        .Where(router => router.Network.ExtendedPanId == extendedPanId)
        .OrderByDescending(router => router.PermitsJoining)
        .ThenByDescending(router => router.HasRoom)
        .ThenBy(router => Neighbour.CostOf(router.LinkQuality))
        .ThenBy(router => router.Depth)
        .Select(router => (FoundRouter?)router)
        .FirstOrDefault();

    private void Associate(in FoundRouter router)
    {
        _router = router;
        _stack.Mac.ShortAddress = MacLayer.NoAddress;
        _stack.Mac.Enter(router.Network.Channel, router.Network.PanId);
        _stack.Nwk.AskToAssociate(router.Address, _stack.Capability);
    }

    void IStackOwner.OnAssociationSent(MacResult result)
    {
        if (result != MacResult.Sent)
        {
            Complete(JoinStatus.NoNetwork);
            return;
        }

        _pollsLeft = AnswerPolls;
        After(_stack.Timing.AssociationWait, AskForAnswer);
    }

    private void AskForAnswer()
    {
        if (_pollsLeft-- == 0)
        {
            // The router heard the request and does not answer: its window has closed meanwhile.
            Complete(JoinStatus.NotPermitted);
            return;
        }

        _stack.Mac.Poll(_router.Address);
        After(2 * _stack.Timing.PollWait, AskForAnswer);
    }

    void IStackOwner.OnAssociationResponse(in AssociationResponse response, Eui64 parent)
    {
        if (!_isTrying || _stack.Memory.IsMember)
        {
            return;
        }

        _attempt++;
        if (response.Status != AssociationStatus.Successful)
        {
            Complete(response.Status == AssociationStatus.PanAtCapacity ? JoinStatus.NoRoom : JoinStatus.NotPermitted);
            return;
        }

        Settle(response.ShortAddress, parent);
        _stack.JoiningKey = new LinkKeyEntry(default, _key, isEstablished: false, _stack.FirstCounter);
        _key.Clear();
        AwaitKey();
    }

    /// <summary>The node has an address at a parent.</summary>
    private void Settle(ushort address, Eui64 parent)
    {
        NodeMemory memory = _stack.Memory;
        memory.Network = _router.Network with { Coordinator = memory.Network.Coordinator };
        (memory.ShortAddress, memory.Parent, memory.ParentDevice) = (address, _router.Address, parent);
        (memory.Depth, memory.UpdateId, memory.IsMember) = ((byte)(_router.Depth + 1), _router.UpdateId, true);
        memory.Addresses.Learn(parent, _router.Address);
        Neighbour neighbour = memory.Neighbours.Add(parent, _router.Address);
        neighbour.Capability |= CapabilityInformation.FullFunctionDevice;
        (neighbour.IsChild, neighbour.HasNetworkKey, neighbour.IsLost) = (false, true, false);
        _stack.EnterNetwork();
    }

    private void AwaitKey()
    {
        _stack.IsWaitingForKey = true;
        KeepPolling();
        After(_stack.Timing.NetworkKeyWait, () => Complete(JoinStatus.NoNetworkKey));
    }

    /// <summary>The node has the network key, and so is a member.</summary>
    private void Arrive()
    {
        _stack.IsWaitingForKey = false;
        _stack.ForgetJoiningKey();
        _stack.Zdo.Announce();
        if (_stack.IsRouter)
        {
            _stack.Nwk.StartLinkStatus();
        }

        KeepPolling();
        Complete(JoinStatus.Success);
    }

    private void Complete(JoinStatus status)
    {
        _attempt++;
        _isTrying = false;
        _key.Clear();
        bool isRejoin = _isRejoining;
        if (isRejoin)
        {
            if (!TryEndRejoin(status))
            {
                return;
            }
        }
        else if (status != JoinStatus.Success)
        {
            _stack.LeaveNetwork();
            _pollStamp++;
        }

        if (_tellsCompletion)
        {
            _tellsCompletion = false;
            Listener.OnJoinCompleted(_token, status);
        }
    }

    private void After(int milliseconds, Action action)
    {
        int attempt = _attempt;
        _stack.Post.After(milliseconds, () =>
        {
            if (attempt == _attempt)
            {
                action();
            }
        });
    }

    private void ForgetJoining()
    {
        _attempt++;
        (_isRejoining, _tellsCompletion) = (false, false);
        _key.Clear();
        _stack.ForgetJoiningKey();
    }
}
