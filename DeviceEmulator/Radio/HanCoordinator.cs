using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Radio;

/// <summary>
/// Coordinator and trust centre of a network at application fidelity. Nothing is encrypted, but who may join, and what reaches whom, follows the
/// rules: a closed window, an unknown device, another link key or a full table keep a device out.
/// </summary>
public sealed partial class HanCoordinator : ICoordinatorNetwork
{
    /// <summary>How many pre-configured link keys are kept.</summary>
    public const int LinkKeyCapacity = 64;

    private readonly ApplicationRadio _radio;
    private readonly HanNetwork _network;
    private readonly ICoordinatorListener _listener;
    private readonly LoopPost _post;
    private readonly Dictionary<Eui64, LinkKey> _linkKeys = [];
    private readonly Dictionary<Eui64, HanMember> _members = [];
    private readonly HanKeyEstablishment _keys;
    private NetworkIdentity _identity;
    private int _slots = NetworkParameters.Any.Slots;
    private int _nextToken;
    private int _window;
    private bool _isOpen;
    private bool _isStored;
    private byte _keySequence;

    internal HanCoordinator(
        ApplicationRadio radio, HanNetwork network, Eui64 address, KeyEstablishmentIdentity? identity, ICoordinatorListener listener,
        IKeyEstablishmentListener keys)
    {
        _radio = radio;
        _network = network;
        _listener = listener;
        _post = new LoopPost(radio.Agenda);
        _keys = new HanKeyEstablishment(this, _post, identity, keys);
        _identity = Choose(radio, address, NetworkParameters.Any);
        Address = address;
        radio.Coordinators.Add(this);
    }

    public NetworkState State { get; private set; }

    public IKeyEstablishment KeyEstablishment => _keys;

    internal Eui64 Address { get; }

    /// <summary>Counts the resets, so that a frame knows that it was sent before one.</summary>
    internal byte Epoch { get; private set; }

    internal HanKeyEstablishment Keys => _keys;

    internal FoundNetwork Beacon => new(_identity, _isOpen, _members.Count < _slots);

    public int Form(in NetworkParameters parameters)
    {
        NetworkParameters wanted = parameters.Validated();
        return Ask(NetworkState.Down, () =>
        {
            foreach (HanMember member in _members.Values)
            {
                _network.Drop(member.Address);
                member.Node?.Lost(this, LeaveCause.NetworkGone);
            }

            _members.Clear();
            _linkKeys.Clear();
            _slots = wanted.Slots;
            _keySequence = 0;
            _identity = Choose(_radio, Address, wanted);
            return NetworkStatus.Success;
        }, () => Begin(resumed: false));
    }

    public int ResumeNetwork() => Ask(
        NetworkState.Down, () => _isStored || _members.Count > 0 ? NetworkStatus.Success : NetworkStatus.NothingStored, () => Begin(resumed: true));

    public int PermitJoining(int seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, ICoordinatorNetwork.LongestPermit);
        return Ask(NetworkState.Up, () => NetworkStatus.Success, () => SetWindow(seconds));
    }

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
        () =>
        {
            bool known = _members.ContainsKey(device);
            _ = known && _linkKeys.Remove(device);
            return known ? NetworkStatus.Success : NetworkStatus.UnknownDevice;
        },
        () => Part(device, LeaveCause.Removed));

    public int SwitchNetworkKey() => Ask(NetworkState.Up, () => NetworkStatus.Success, () =>
    {
        _keySequence = unchecked((byte)(_keySequence + 1));
        _listener.OnNetworkKeySwitched(_keySequence);
        foreach (HanMember member in _members.Values.ToArray())
        {
            member.Node?.KeySwitched(_keySequence);
        }
    });

    /// <summary>The coordinator loses power for a moment. It keeps the network, its members and their keys.</summary>
    public void Reset()
    {
        Silence();
        _post.Later(_listener.OnReset);
    }

    /// <summary>The coordinator loses power. It keeps the network, its members and their keys, and says nothing any more.</summary>
    internal void Silence()
    {
        _post.Clear();
        _keys.Forget();
        Epoch = unchecked((byte)(Epoch + 1));
        State = NetworkState.Down;
        _isOpen = false;
    }

    /// <summary>Answers a token; later does the work in the state that it needs, says how that went, and then brings about what follows.</summary>
    private int Ask(NetworkState needed, Func<NetworkStatus> work, Action? then = null)
    {
        int token = _nextToken;
        _nextToken = (_nextToken + 1) & int.MaxValue;
        _post.Later(() =>
        {
            NetworkStatus status = State == needed ? work() : NetworkStatus.InvalidState;
            _listener.OnCompleted(token, status);
            if (status == NetworkStatus.Success)
            {
                then?.Invoke();
            }
        });
        return token;
    }

    private void Begin(bool resumed)
    {
        State = NetworkState.Up;
        _isStored = true;
        _listener.OnNetworkUp(_identity, resumed);
    }

    private void SetWindow(int seconds)
    {
        bool tell = seconds > 0 || _isOpen;
        _isOpen = seconds > 0;
        int window = ++_window;
        if (_isOpen)
        {
            _post.After(seconds * 1000L, () =>
            {
                if (window == _window && _isOpen)
                {
                    SetWindow(0);
                }
            });
        }

        if (tell)
        {
            _listener.OnPermitJoining(seconds);
        }
    }

    /// <summary>What was asked for, and for the rest what no other network on this radio has.</summary>
    private static NetworkIdentity Choose(ApplicationRadio radio, Eui64 address, in NetworkParameters wanted)
    {
        ushort pan = wanted.PanId;
        if (pan == NetworkParameters.AnyPanId)
        {
            pan = (ushort)(address.Value & 0x3FFF);
            while (radio.Coordinators.Any(other => other._identity.PanId == pan && other.Address != address))
            {
                pan = (ushort)((pan + 1) & 0x3FFF);
            }
        }

        return new NetworkIdentity(
            address, wanted.Channel == NetworkParameters.AnyChannel ? NetworkParameters.LowestChannel : wanted.Channel, pan,
            wanted.ExtendedPanId.IsNone ? address : wanted.ExtendedPanId);
    }
}
