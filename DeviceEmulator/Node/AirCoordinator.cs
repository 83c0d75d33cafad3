using DeviceEmulator.Air;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;
using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>
/// Coordinator and trust centre of a network of real frames: IEEE 802.15.4, NWK and APS, encrypted with real keys. What it is told to do it does on the loop
/// that steps the agenda. docs/radio.md says which rules it keeps.
/// </summary>
public sealed partial class AirCoordinator : IApsService, ICoordinatorNetwork, IKeyEstablishment
{
    /// <summary>How many pre-configured link keys are kept.</summary>
    public const int LinkKeyCapacity = 64;

    private readonly RadioStack _stack;
    private readonly RouterScan _scan;
    private readonly Dictionary<Eui64, LinkKeyEntry> _linkKeys = [];
    private readonly Dictionary<Eui64, CoordinatorMember> _members = [];
    private readonly Dictionary<Eui64, PendingMember> _pending = [];
    private IApsNode? _application;
    private ICoordinatorListener? _listener;
    private int _slots = NetworkParameters.Any.Slots;
    private int _nextToken;
    private int _window;
    private bool _isOpen;
    private MarketTime _openUntil;

    /// <summary>A coordinator without a network until it is formed.</summary>
    /// <param name="air">The medium.</param>
    /// <param name="agenda">The agenda of the loop to which it belongs.</param>
    /// <param name="address">Its EUI-64.</param>
    /// <param name="options">Endpoints and times; the kind is ignored.</param>
    /// <param name="credentials">With what it takes part in key establishment; null: it tells whoever begins that it cannot.</param>
    /// <param name="entropy">Where its secrets come from.</param>
    /// <param name="faults">What it does wrong.</param>
    public AirCoordinator(IAir air, Agenda agenda, Eui64 address, NodeOptions options, CbkeCredentials? credentials, IEntropy entropy, Faults.Faults faults)
    {
        Address = address;
        _stack = new RadioStack(air, agenda, address, options, credentials, entropy, faults, this);
        _scan = new RouterScan(_stack);
    }

    public Eui64 Address { get; }

    public NetworkState State { get; private set; }

    public StackCapabilities Capabilities => AirNode.RadioFidelity;

    /// <summary>The network that was formed last; the default value before.</summary>
    public NetworkIdentity Network => _stack.Memory.Network;

    /// <summary>What others bound at this node.</summary>
    public IReadOnlyList<Binding> Bindings => _stack.Memory.Bindings;

    internal RadioStack Stack => _stack;

    /// <summary>Puts the application on its radio, before anything else. Its address is the radio's.</summary>
    public void Run(IApsNode esi, ICoordinatorListener listener, IKeyEstablishmentListener keys)
    {
        if (esi.Address != Address)
        {
            throw new ArgumentException($"The application is {esi.Address}, its radio {Address}.", nameof(esi));
        }

        (_application, _listener, _stack.Keys.Listener) = (esi, listener, keys);
    }

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu) => _stack.Aps.Send(address, asdu);

    public int FindBound(Eui64 device, ClusterId cluster, Span<byte> endpoints)
    {
        int found = 0;
        foreach (Binding binding in _stack.Memory.Bindings)
        {
            if (binding.Destination == device && binding.Cluster == (ushort)cluster && binding.SourceEndpoint == ApsAddress.EmulatedEndpoint
                && found < endpoints.Length)
            {
                endpoints[found++] = binding.DestinationEndpoint;
            }
        }

        return found;
    }

    public bool IsEstablished(Eui64 partner) => _members.ContainsKey(partner) && _stack.IsEstablished(partner);

    public int Start(Eui64 partner) => Start(partner, ApsAddress.EmulatedEndpoint);

    /// <summary>The same at another endpoint, as a match descriptor request may have found it.</summary>
    public int Start(Eui64 partner, byte endpoint) => _stack.Keys.Start(partner, endpoint);

    /// <summary>The coordinator loses power for a moment. It keeps the network, its members and their keys, unless <paramref name="stateLost"/>.</summary>
    public void Reset(bool stateLost = false)
    {
        _stack.ForgetVolatile();
        _stack.IsOnAir = false;
        _stack.Mac.IsScanning = false;
        _stack.Mac.Power(isOn: false);
        ForgetUnproved();
        _switches = 0;
        _isOpen = false;
        State = NetworkState.Down;
        if (stateLost)
        {
            ForgetNetwork();
        }

        _stack.Post.Later(Listener.OnReset);
    }

    /// <summary>Those who were about to join must begin anew; and whoever was told to leave, which may never have heard it, has no key here any more.</summary>
    private void ForgetUnproved()
    {
        foreach (Eui64 device in _pending.Keys.ToArray())
        {
            Await(device, null);
        }

        foreach (Eui64 device in _stack.Memory.LinkKeys.Keys.Where(device => !_members.ContainsKey(device)).ToArray())
        {
            Forget(device);
        }
    }

    private void ForgetNetwork()
    {
        _stack.ForgetAll();
        _members.Clear();
        _claims.Clear();
        ForgetPreconfigured();
    }

    private void ForgetPreconfigured()
    {
        foreach (LinkKeyEntry key in _linkKeys.Values)
        {
            _stack.Forget(key);
            key.Clear();
        }

        _linkKeys.Clear();
    }

    private IApsNode Application => _application ?? throw NotRunning();

    private ICoordinatorListener Listener => _listener ?? throw NotRunning();

    private static InvalidOperationException NotRunning() => new("No application runs on this radio.");

    /// <summary>Answers a token; later does the work in the state that it needs, says how that went, and then brings about what follows.</summary>
    private int Ask(NetworkState needed, Func<NetworkStatus> work, Action? then = null)
    {
        int token = _nextToken;
        _nextToken = (_nextToken + 1) & int.MaxValue;
        _stack.Post.Later(() =>
        {
            NetworkStatus status = State == needed ? work() : NetworkStatus.InvalidState;
            Listener.OnCompleted(token, status);
            if (status == NetworkStatus.Success)
            {
                then?.Invoke();
            }
        });
        return token;
    }
}
