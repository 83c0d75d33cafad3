using DeviceEmulator.Faults;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>A member: keys and orders of the trust centre, children of a router, polls of one that sleeps.</summary>
public sealed partial class AirNode : IStackOwner, ITimed
{
    /// <summary>How many children a router takes.</summary>
    private const int MostChildren = 16;

    private MarketTime _permitUntil;
    private MarketTime _nextPoll;
    private int _pollStamp;
    private ushort _pollParent;

    bool IStackOwner.IsCoordinator => false;

    bool IStackOwner.PermitsJoining => _stack.Agenda.Now < _permitUntil;

    bool IStackOwner.MayReach(Eui64 device) => true;

    bool IStackOwner.HasRoomFor(Eui64 device) =>
        _stack.Memory.Neighbours.CountChildren() < MostChildren || _stack.Memory.Neighbours.Find(device) is { IsChild: true };

    bool IStackOwner.Keeps(LinkKeyEntry key) => false;

    void IStackOwner.OnProved(Eui64 device)
    {
    }

    void IStackOwner.OnBound(in Binding binding)
    {
    }

    void IStackOwner.OnConfirm(int token, ApsStatus status) => Application.OnConfirm(token, status);

    void IStackOwner.OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu) => Application.OnIndication(address, asdu);

    void IStackOwner.OnNoRoom(Eui64 device)
    {
    }

    void IStackOwner.OnHeard(Eui64 device, ushort address)
    {
    }

    void IStackOwner.OnAnnounced(Eui64 device, CapabilityInformation capability)
    {
    }

    Eui64 IStackOwner.Identify(ushort address) => default;

    /// <summary>A router tells the trust centre of its children, and forgets one that is not given the network key.</summary>
    void IStackOwner.OnChild(Eui64 device, ushort address, CapabilityInformation capability, UpdateDeviceStatus status)
    {
        Report(device, address, status);
        _stack.Post.After(2 * _stack.Timing.AnnounceWait, () =>
        {
            if (_stack.Memory.Neighbours.Find(device) is { IsChild: true, HasNetworkKey: false } child && child.Address == address)
            {
                _stack.Memory.Neighbours.Remove(device);
            }
        });
    }

    void IStackOwner.OnLeaving(Eui64 device)
    {
        if (_stack.IsRouter)
        {
            Report(device, _stack.Memory.Addresses.Find(device), UpdateDeviceStatus.DeviceLeft);
        }
    }

    void IStackOwner.OnLeaveOrdered(Eui64 by, bool rejoin)
    {
        if (rejoin)
        {
            ComeBack();
        }
        else if (_stack.Memory.IsMember)
        {
            Depart(LeaveCause.Removed);
        }
    }

    void IStackOwner.OnTransportKey(in TransportKey command, Eui64 source, KeyIdentifier? securedBy)
    {
        switch (command.KeyType)
        {
            case ApsKeyType.Network or ApsKeyType.HighSecurityNetwork when securedBy == KeyIdentifier.KeyTransport:
                OnNetworkKey(command, source);
                break;
            case ApsKeyType.ApplicationLink when securedBy == KeyIdentifier.KeyLoad && source == _stack.TrustCentre:
                _stack.Share(command.Partner, command.Key);
                break;
        }
    }

    void IStackOwner.OnUpdateDevice(in UpdateDevice command, Eui64 source)
    {
    }

    void IStackOwner.OnRequestKey(in RequestKey command, Eui64 source)
    {
    }

    void IStackOwner.OnRemoveDevice(in RemoveDevice command, Eui64 source)
    {
        Eui64 device = command.Device;
        if (device == Address)
        {
            _stack.Nwk.SayLeave();
            Depart(LeaveCause.Removed);
        }
        else if (_stack.Memory.Neighbours.Find(device) is { IsChild: true } child)
        {
            _stack.Nwk.OrderLeave(child, rejoin: false);
            _stack.Memory.Neighbours.Remove(device);
        }
    }

    void IStackOwner.OnSwitchKey(byte sequence)
    {
        if (_stack.Memory.NetworkKeys.SwitchTo(sequence))
        {
            Listener.OnNetworkKeySwitched(sequence);
        }
    }

    void IStackOwner.OnKeySwitched(byte sequence) => Listener.OnNetworkKeySwitched(sequence);

    void IStackOwner.OnPermitJoining(int seconds) => _permitUntil = _stack.Agenda.Now.PlusMilliseconds(seconds * 1000L);

    void IStackOwner.OnBeacon(in FoundRouter router) => _scan.OnBeacon(router);

    void IStackOwner.OnAwaiting()
    {
        if (_stack.Sleeps && _nextPoll > _stack.Agenda.Now.PlusMilliseconds(_stack.Timing.FastPoll))
        {
            KeepPolling();
        }
    }

    void IStackOwner.OnPolled(MacResult result, bool isFollowed)
    {
    }

    /// <summary>Time to ask the parent.</summary>
    public void OnTimer(MarketTime now, int token)
    {
        if (token != _pollStamp || (_stack.Misbehaves(Misbehaviour.StuckPoll) && State == JoiningState.Joined && !_isTrying))
        {
            return;
        }

        _stack.Mac.Poll(_pollParent);
        SchedulePoll();
    }

    /// <summary>A device that sleeps asks its parent from now on; one that does not has no need to.</summary>
    private void KeepPolling() => PollSoon(_stack.Memory.Parent);

    private void PollSoon(ushort parent)
    {
        if (_stack.Sleeps)
        {
            _pollParent = parent;
            SchedulePoll();
        }
    }

    private void SchedulePoll()
    {
        bool isWaiting = _isTrying || _stack.IsWaitingForKey || _stack.Keys.IsBusy || _stack.Aps.UnderWay > 0;
        int wait = isWaiting ? Math.Min(_stack.Timing.FastPoll, _stack.Options.PollMilliseconds) : _stack.Options.PollMilliseconds;
        _nextPoll = _stack.Agenda.Now.PlusMilliseconds(wait);
        _stack.Agenda.Schedule(_nextPoll, this, ++_pollStamp);
    }

    private void OnNetworkKey(in TransportKey command, Eui64 source)
    {
        // A partner with whom this node shares a key of their own may not set the network key.
        bool isFromTrustCentre = source == _stack.TrustCentre || (_stack.IsWaitingForKey && _stack.JoiningKey is not null);
        if (!isFromTrustCentre || (command.Destination != Address && !command.Destination.IsNone))
        {
            return;
        }

        _stack.Options.Keys?.OnNetworkKey(Address, command.Key, command.SequenceNumber);
        if (!_stack.IsWaitingForKey)
        {
            _stack.Memory.NetworkKeys.Prepare(command.Key, command.SequenceNumber, _stack.FirstCounter);
            return;
        }

        if (_stack.JoiningKey is LinkKeyEntry joining)
        {
            joining.Partner = source;
            _stack.Share(joining);
            _stack.JoiningKey = null;
        }

        _stack.Memory.NetworkKeys.Use(command.Key, command.SequenceNumber, _stack.FirstCounter);
        _stack.Memory.Network = _stack.Memory.Network with { Coordinator = command.Source };
        _stack.Memory.Addresses.Learn(command.Source, Sep.Codec.Nwk.NwkAddresses.Coordinator);
        Arrive();
    }

    private void Report(Eui64 device, ushort address, UpdateDeviceStatus status) =>
        _stack.Aps.SendCommand(_stack.TrustCentre, new UpdateDevice(device, address, status), KeyIdentifier.Data);
}
