using DeviceEmulator.Air;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Node;

/// <summary>
/// The radio of a device that joins by real frames: IEEE 802.15.4, NWK and APS, encrypted with real keys; router or end device. What it is told to do it
/// does on the loop that steps the agenda. docs/radio.md says which rules it keeps.
/// </summary>
public sealed partial class AirNode : IApsService, IJoiningNode, IKeyEstablishment
{
    private readonly RadioStack _stack;
    private readonly RouterScan _scan;
    private IApsNode? _application;
    private IJoiningListener? _listener;
    private bool _isTrying;
    private int _nextToken;

    /// <summary>A device without power until <see cref="Run"/>.</summary>
    /// <param name="air">The medium.</param>
    /// <param name="agenda">The agenda of the loop to which it belongs.</param>
    /// <param name="address">Its EUI-64.</param>
    /// <param name="options">What it is.</param>
    /// <param name="credentials">With what it takes part in key establishment; null: it tells whoever begins that it cannot.</param>
    /// <param name="entropy">Where its secrets come from.</param>
    /// <param name="faults">What it does wrong.</param>
    public AirNode(IAir air, Agenda agenda, Eui64 address, NodeOptions options, CbkeCredentials? credentials, IEntropy entropy, Faults.Faults faults)
    {
        Address = address;
        _stack = new RadioStack(air, agenda, address, options, credentials, entropy, faults, this);
        _scan = new RouterScan(_stack);
    }

    /// <summary>What this stack does itself: all of it.</summary>
    internal static StackCapabilities RadioFidelity { get; } = new(
        TrustCentre: StackRole.Host, ApsSecurity: StackRole.Host, Zdo: StackRole.Host, KeyEstablishment: StackRole.Host, ReportsKeyEstablishment: true,
        ReportsRefusedJoins: true, CanReadKeys: false, CanFragment: true, CanCapture: true, LargestAsdu: ApsLayer.LargestSecured);

    /// <summary>Whoever is sent to under this address gets a broadcast to all whose receiver is on when idle; nobody acknowledges it.</summary>
    public static Eui64 Everybody => ApsLayer.Everybody;

    public Eui64 Address { get; }

    public JoiningState State => _stack.Memory.IsMember && !_stack.IsWaitingForKey ? JoiningState.Joined : _isTrying ? JoiningState.Trying : JoiningState.Outside;

    public StackCapabilities Capabilities => RadioFidelity;

    /// <summary>The network of which the node is a member, its trust centre among it; the default value outside.</summary>
    public NetworkIdentity Network => _stack.Memory.Network;

    /// <summary>0xFFFF outside a network.</summary>
    public ushort ShortAddress => _stack.Memory.ShortAddress;

    /// <summary>Through whom it is in the network; none outside.</summary>
    public Eui64 Parent => _stack.Memory.ParentDevice;

    /// <summary>What others bound at this node.</summary>
    public IReadOnlyList<Binding> Bindings => _stack.Memory.Bindings;

    internal RadioStack Stack => _stack;

    /// <summary>Puts the application on its radio and gives it power, before anything else. Its address is the radio's.</summary>
    public void Run(IApsNode application, IJoiningListener listener, IKeyEstablishmentListener keys)
    {
        if (application.Address != Address)
        {
            throw new ArgumentException($"The application is {application.Address}, its radio {Address}.", nameof(application));
        }

        (_application, _listener, _stack.Keys.Listener) = (application, listener, keys);
        PowerOn();
    }

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu) => _stack.Aps.Send(address, asdu);

    public bool IsEstablished(Eui64 partner) => State == JoiningState.Joined && _stack.IsEstablished(partner);

    public int Start(Eui64 partner) => Start(partner, ApsAddress.EmulatedEndpoint);

    /// <summary>The same at another endpoint, as a match descriptor request may have found it.</summary>
    public int Start(Eui64 partner, byte endpoint) => _stack.Keys.Start(partner, endpoint);

    /// <summary>
    /// Asks the trust centre for a link key with another device (APS Request Key). Both are given it, if they are members that have established their own;
    /// otherwise nothing comes of it.
    /// </summary>
    public void RequestPartnerKey(Eui64 partner)
    {
        if (_stack.IsEstablishedWithTrustCentre)
        {
            Sep.Codec.Aps.RequestKey request = new(Sep.Codec.Aps.RequestKeyType.Application, partner);
            _stack.Aps.SendCommand(_stack.TrustCentre, request, Sep.Codec.Security.KeyIdentifier.Data);
        }
    }

    public int Leave()
    {
        if (State != JoiningState.Joined)
        {
            return StackToken.None;
        }

        _stack.Post.Later(() =>
        {
            if (State == JoiningState.Joined)
            {
                _stack.Nwk.SayLeave();
                Depart(LeaveCause.OwnWish);
            }
        });
        return Token();
    }

    /// <summary>Its power is gone: it neither hears nor sends, and what was under way is forgotten.</summary>
    public void PowerOff()
    {
        _stack.IsOnAir = false;
        _stack.ForgetVolatile();
        _stack.Mac.IsScanning = false;
        _stack.Mac.Power(isOn: false);
        _isTrying = false;
        _pollStamp++;
        ForgetJoining();
    }

    /// <summary>Its power is back. It remembers its network unless <paramref name="stateLost"/>; an end device looks for its parent, a router goes on.</summary>
    public void PowerOn(bool stateLost = false)
    {
        if (stateLost)
        {
            _stack.ForgetAll();
            _stack.Mac.ShortAddress = MacLayer.NoAddress;
        }

        _stack.IsOnAir = true;
        _stack.Mac.IsAlwaysOn = !_stack.Sleeps;
        _stack.Mac.Power(isOn: true);
        if (!_stack.Memory.IsMember)
        {
            return;
        }

        _stack.EnterNetwork();
        if (_stack.IsRouter)
        {
            _stack.Nwk.StartLinkStatus();
            _stack.Zdo.Announce();
        }
        else
        {
            _stack.Post.Later(ComeBack);
        }
    }

    private IApsNode Application => _application ?? throw NotRunning();

    private IJoiningListener Listener => _listener ?? throw NotRunning();

    private static InvalidOperationException NotRunning() => new("No application runs on this radio.");

    /// <summary>The node is in no network any more.</summary>
    private void Depart(LeaveCause cause)
    {
        _stack.Keys.PartnerGone(_stack.TrustCentre);
        _stack.LeaveNetwork();
        _stack.Aps.GiveUp();
        _pollStamp++;
        _permitUntil = default;
        Listener.OnLeft(cause);
    }

    private int Token()
    {
        int token = _nextToken;
        _nextToken = (_nextToken + 1) & int.MaxValue;
        return token;
    }
}
