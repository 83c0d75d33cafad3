using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Stack.Scripted;

/// <summary>
/// A stack whose coordinator owns trust centre and key establishment, as an NCP does, and behaves as a <see cref="Script"/> says: to try what an
/// application does with a coordinator that is slow, busy, silent, repetitive or restarting. It keeps the seam's promises itself: nothing is said
/// within a call, and nothing asked before a reset is answered after it.
/// </summary>
public sealed class ScriptedStack(Agenda agenda, Script script, StackCapabilities capabilities) : IApsService, ICoordinatorNetwork, IKeyEstablishment
{
    /// <summary>A coordinator in the manner of EZSP: its own trust centre, CBKE mathematics and frame security, messages through the host.</summary>
    public static StackCapabilities NetworkCoprocessor { get; } = new(
        TrustCentre: StackRole.Coordinator, ApsSecurity: StackRole.Coordinator, Zdo: StackRole.Coordinator, KeyEstablishment: StackRole.Coordinator,
        ReportsKeyEstablishment: true, ReportsRefusedJoins: true, CanReadKeys: true, CanFragment: false, CanCapture: false, LargestAsdu: StackCapabilities.SecuredAsdu);

    private readonly LoopPost _post = new(agenda);
    private readonly HashSet<Eui64> _established = [];
    private IApsNode? _node;
    private ICoordinatorListener? _network;
    private IKeyEstablishmentListener? _keys;
    private int _nextToken;
    private int _permit;

    public StackCapabilities Capabilities { get; } = capabilities;

    public NetworkState State { get; internal set; }

    internal IApsNode Node => _node ?? throw NotAttached();

    internal ICoordinatorListener Network => _network ?? throw NotAttached();

    internal IKeyEstablishmentListener Keys => _keys ?? throw NotAttached();

    /// <summary>Who hears what the script says. A script that never says anything about networks or keys needs no listener for them.</summary>
    public void Attach(IApsNode node, ICoordinatorListener? network = null, IKeyEstablishmentListener? keys = null) =>
        (_node, _network, _keys) = (node, network, keys);

    /// <summary>Says something of its own accord, so many milliseconds of market time from now.</summary>
    public void Raise(StackEvent says, long milliseconds = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        _post.After(milliseconds, () => says.Raise(this, null, StackToken.None));
    }

    /// <inheritdoc/>
    /// <remarks>What is too long is refused here, as a driver does that knows its coordinator, and never reaches the script.</remarks>
    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        StackCall call = new(StackCallKind.Send)
        {
            Device = address.Destination,
            Cluster = address.Cluster,
            Security = address.Security,
            Asdu = new Octets(asdu.ToArray()),
            Address = address,
        };
        return asdu.Length > Capabilities.LargestAsdu && !Capabilities.CanFragment
            ? React(call, Reaction.ConfirmAfter(0, ApsStatus.AsduTooLong))
            : Ask(call);
    }

    public int Form(in NetworkParameters parameters) => Ask(new StackCall(StackCallKind.Form) { Parameters = parameters.Validated() });

    public int ResumeNetwork() => Ask(new StackCall(StackCallKind.ResumeNetwork));

    public int PermitJoining(int seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds, ICoordinatorNetwork.LongestPermit);
        return Ask(StackCall.PermitJoining(seconds));
    }

    public int AddLinkKey(Eui64 device, LinkKey key, LinkKeyOrigin origin)
    {
        if (device.IsNone || key.IsNone)
        {
            throw new ArgumentException("A link key needs a device and sixteen octets.");
        }

        return Ask(new StackCall(StackCallKind.AddLinkKey) { Device = device, Key = key, Origin = origin });
    }

    public int Remove(Eui64 device) => Ask(StackCall.Remove(device));

    public int SwitchNetworkKey() => Ask(new StackCall(StackCallKind.SwitchNetworkKey));

    public bool IsEstablished(Eui64 partner) => _established.Contains(partner);

    public int Start(Eui64 partner) => Ask(new StackCall(StackCallKind.StartKeyEstablishment) { Device = partner });

    /// <summary>A coordinator repeats that its window is closed; the host hears it once.</summary>
    internal void Permit(int seconds)
    {
        if (seconds != 0 || _permit != 0)
        {
            _permit = seconds;
            Network.OnPermitJoining(seconds);
        }
    }

    internal void NoteOutcome(Eui64 partner, in KeyEstablishmentOutcome outcome)
    {
        if (outcome.Result == KeyEstablishmentResult.Established)
        {
            _established.Add(partner);
        }
    }

    internal void ForgetLinkKey(Eui64 device) => _established.Remove(device);

    internal void Restart()
    {
        _post.Clear();
        State = NetworkState.Down;
        _permit = 0;
        _network?.OnReset();
    }

    private static InvalidOperationException NotAttached() => new("Nobody is attached who could hear this.");

    private int Ask(StackCall call) => React(call, script.Meet(call));

    private int React(StackCall call, Reaction reaction)
    {
        if (!reaction.IsTaken)
        {
            return StackToken.None;
        }

        int token = reaction.Token ?? _nextToken++ & int.MaxValue;
        foreach ((long milliseconds, StackEvent says) in reaction.Events)
        {
            _post.After(milliseconds, () => says.Raise(this, call, token));
        }

        return token;
    }
}
