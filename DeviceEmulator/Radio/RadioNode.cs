using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Radio;

/// <summary>
/// The radio of a device that joins by the rules: its way into a network, and its APS service once it is in one. A device of a population, joined
/// from the beginning, has none.
/// </summary>
/// <param name="radio">The air that it shares with the networks.</param>
/// <param name="address">Its EUI-64.</param>
/// <param name="identity">With what it takes part in key establishment; null: it never answers there.</param>
public sealed class RadioNode(ApplicationRadio radio, Eui64 address, KeyEstablishmentIdentity? identity) : IApsService, IJoiningNode, IKeyEstablishment
{
    private readonly LoopPost _post = new(radio.Agenda);
    private IApsNode? _application;
    private IJoiningListener? _listener;
    private IKeyEstablishmentListener? _keys;
    private HanCoordinator? _coordinator;
    private int _nextToken;
    private bool _isTrying;
    private bool _isEstablishing;
    private int _attempt;

    public Eui64 Address { get; } = address;

    public JoiningState State => _coordinator is not null ? JoiningState.Joined : _isTrying ? JoiningState.Trying : JoiningState.Outside;

    public StackCapabilities Capabilities => StackCapabilities.ApplicationFidelity;

    /// <summary>The coordinator of the network that it is in; none outside.</summary>
    public Eui64 TrustCentre => _coordinator?.Address ?? default;

    internal KeyEstablishmentIdentity? Identity { get; } = identity;

    /// <summary>Puts the application on its radio, before anything else. Its address is the radio's.</summary>
    public void Run(IApsNode application, IJoiningListener listener, IKeyEstablishmentListener keys)
    {
        if (application.Address != Address)
        {
            throw new ArgumentException($"The application is {application.Address}, its radio {Address}.", nameof(application));
        }

        (_application, _listener, _keys) = (application, listener, keys);
    }

    public int Scan()
    {
        if (_isTrying)
        {
            return StackToken.None;
        }

        int token = Token();
        _isTrying = true;
        _post.Later(() =>
        {
            _isTrying = false;
            FoundNetwork[] found = [.. radio.Coordinators.Where(c => c.State == NetworkState.Up).Select(c => c.Beacon)];
            Listener.OnScanned(token, found);
        });
        return token;
    }

    public int Join(Eui64 extendedPanId, LinkKey key)
    {
        if (State != JoiningState.Outside)
        {
            return StackToken.None;
        }

        int token = Token();
        _isTrying = true;
        _post.Later(() =>
        {
            _isTrying = false;
            HanCoordinator? coordinator = radio.Coordinators.Find(
                c => c.State == NetworkState.Up && c.Beacon.Network.ExtendedPanId == extendedPanId);
            JoinStatus status = coordinator?.Admit(this, Application, key) ?? JoinStatus.NoNetwork;
            Listener.OnJoinCompleted(token, status);
        });
        return token;
    }

    public int Leave()
    {
        if (_coordinator is null)
        {
            return StackToken.None;
        }

        _post.Later(() => _coordinator?.Part(Address, LeaveCause.OwnWish));
        return Token();
    }

    /// <inheritdoc/>
    /// <remarks>Outside a network the confirm says <see cref="ApsStatus.NetworkDown"/>; such a token is of the upper half of the numbers.</remarks>
    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (_coordinator is not null)
        {
            return _coordinator.SendFor(address, asdu);
        }

        int token = Token() | (1 << 30);
        _post.Later(() => Application.OnConfirm(token, ApsStatus.NetworkDown));
        return token;
    }

    public bool IsEstablished(Eui64 partner) => _coordinator?.Address == partner && _coordinator.Keys.IsEstablished(Address);

    public int Start(Eui64 partner)
    {
        int token = Token();
        _post.Later(() =>
        {
            NetworkStatus status = _coordinator is null ? NetworkStatus.InvalidState
                : Identity is null ? NetworkStatus.NotSupported
                : partner != _coordinator.Address ? NetworkStatus.UnknownDevice
                : _isEstablishing ? NetworkStatus.Busy
                : NetworkStatus.Success;
            Keys.OnStarted(token, status);
            if (status == NetworkStatus.Success)
            {
                _isEstablishing = true;
                _attempt++;
                if (!_coordinator!.Keys.Request(this))
                {
                    Abandoned();
                }
            }
        });
        return token;
    }

    internal void Enter(HanCoordinator coordinator) => _coordinator = coordinator;

    /// <summary>The device forgets the network that it was in, and says nothing of it.</summary>
    internal void Desert()
    {
        _coordinator?.Deserted(Address);
        _coordinator = null;
        _isEstablishing = false;
    }

    /// <summary>Nothing to a device that has forgotten that network, or is in another one.</summary>
    internal void Lost(HanCoordinator coordinator, LeaveCause cause)
    {
        if (_coordinator == coordinator)
        {
            _coordinator = null;
            Listener.OnLeft(cause);
        }
    }

    internal void KeySwitched(byte sequence) => Listener.OnNetworkKeySwitched(sequence);

    /// <summary>The partner begins an exchange. One that was still waited for is over, for the partner would not begin while it goes on.</summary>
    internal void Approached()
    {
        if (_isEstablishing)
        {
            Keys.OnOutcome(TrustCentre, new KeyEstablishmentOutcome(KeyEstablishmentResult.TimedOut));
        }

        _attempt++;
        _isEstablishing = true;
    }

    internal void Stage(KeyEstablishmentStage stage) => Keys.OnStage(TrustCentre, stage);

    internal void Outcome(in KeyEstablishmentOutcome outcome)
    {
        _isEstablishing = false;
        Keys.OnOutcome(TrustCentre, outcome);
    }

    /// <summary>The partner fell silent: this side finds out when its time is over.</summary>
    internal void Abandoned()
    {
        Eui64 partner = TrustCentre;
        int attempt = _attempt;
        _post.After(HanKeyEstablishment.SilenceMilliseconds, () =>
        {
            if (_isEstablishing && attempt == _attempt)
            {
                _isEstablishing = false;
                Keys.OnOutcome(partner, new KeyEstablishmentOutcome(KeyEstablishmentResult.TimedOut));
            }
        });
    }

    private IApsNode Application => _application ?? throw NotRunning();

    private IJoiningListener Listener => _listener ?? throw NotRunning();

    private IKeyEstablishmentListener Keys => _keys ?? throw NotRunning();

    private static InvalidOperationException NotRunning() => new("No application runs on this radio.");

    private int Token()
    {
        int token = _nextToken;
        _nextToken = (_nextToken + 1) & ((1 << 30) - 1);
        return token;
    }
}
