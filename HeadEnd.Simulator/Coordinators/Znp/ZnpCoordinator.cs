using DeviceEmulator.Certificates;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Microsoft.Extensions.Logging;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>
/// A chip with TI's Z-Stack network processor (ZNP) as the stack below an ESI. The chip has trust centre, frame security and device object; key
/// establishment is the host's. Belongs to one loop, which gives it what comes over its line.
/// </summary>
public sealed partial class ZnpCoordinator : IApsService, ICoordinatorNetwork, IKeyEstablishment, ICoordinatorDriver, IKeyEstablishmentCarrier, IDisposable
{
    /// <summary>Network requests that wait at most.</summary>
    public const int Capacity = 16;

    /// <summary>Leaves the boot loader of a chip that waits in it; to all others an octet of noise.</summary>
    private const byte SkipBootLoader = 0xEF;

    private const byte LastEndpoint = 240;

    private readonly ICoordinatorLine _line;
    private readonly DeviceIdentity? _identity;
    private readonly ZnpOptions _options;
    private readonly ILogger _logger;
    private readonly LoopPost _post;
    private readonly ZnpFrameScanner _scanner = new();
    private readonly ZnpRequests _requests;
    private readonly ZnpProcedures _procedures;
    private readonly ZnpProcedures _fetches;
    private readonly ZnpMembers _members = new();
    private readonly ZnpSender _sender;
    private readonly KeyEstablishmentDriver _keys;
    private IApsNode? _node;
    private ICoordinatorListener? _network;
    private int _nextToken;
    private int _nextSend;

    /// <summary>A driver for a chip that is not heard yet.</summary>
    /// <param name="agenda">The loop's timers.</param>
    /// <param name="line">The way to the chip.</param>
    /// <param name="identity">Who the ESI is; without one there is no key establishment, and the chip keeps its own address.</param>
    /// <param name="policy">Which identities may be used.</param>
    /// <param name="options">What else is chosen.</param>
    /// <param name="logger">Where to the numbers go that the seam has no place for.</param>
    /// <exception cref="ArgumentOutOfRangeException">The endpoint is none.</exception>
    /// <exception cref="InvalidDataException">The policy is against this identity; the message says why.</exception>
    public ZnpCoordinator(Agenda agenda, ICoordinatorLine line, DeviceIdentity? identity, IdentityPolicy policy, ZnpOptions options, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfZero(options.Endpoint, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Endpoint, LastEndpoint, nameof(options));
        _identity = identity is null ? null : policy.Require(identity, onRealCoordinator: true);
        (_line, _options, _logger) = (line, options, logger);
        _post = new LoopPost(agenda);
        _requests = new ZnpRequests(agenda, line, logger) { WentSilent = Abandon };
        _procedures = new ZnpProcedures(agenda, _requests);
        _fetches = new ZnpProcedures(agenda, _requests);
        _sender = new ZnpSender(agenda, _requests, _members, logger);
        _keys = new KeyEstablishmentDriver(
            agenda, SystemEntropy.Instance, identity?.Credentials, options.KeyEstablishmentTiming, KeyEstablishmentPace.AtOnce, this);
    }

    /// <summary>What is known of this family of chips; see the table in docs/stack.md.</summary>
    public static StackCapabilities Known { get; } = new(
        TrustCentre: StackRole.Coordinator, ApsSecurity: StackRole.Coordinator, Zdo: StackRole.Coordinator, KeyEstablishment: StackRole.Host,
        ReportsKeyEstablishment: true, ReportsRefusedJoins: false, CanReadKeys: true, CanFragment: false, CanCapture: false, LargestAsdu: StackCapabilities.SecuredAsdu);

    public StackCapabilities Capabilities => Known;

    public NetworkState State { get; private set; }

    /// <summary>Whether the line to the chip is up.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Who hears what the chip says.</summary>
    public void Attach(IApsNode node, ICoordinatorListener? network = null, IKeyEstablishmentListener? keys = null) =>
        (_node, _network, _keys.Listener) = (node, network, keys);

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (!_sender.HasRoom)
        {
            return StackToken.None;
        }

        int token = _nextSend;
        _nextSend = (_nextSend + 1) & int.MaxValue;
        bool needsKey = SmartEnergySecurity.NeedsLinkKey(address);
        ZnpMember? member = _members.Find(address.Destination);
        ApsStatus? refusal = State != NetworkState.Up ? ApsStatus.NetworkDown
            : asdu.Length > Capabilities.LongestAsdu ? ApsStatus.AsduTooLong
            : member is null ? ApsStatus.NoShortAddress
            : needsKey && !member.HasLinkKey ? ApsStatus.NoAck
            : null;
        if (refusal is ApsStatus status)
        {
            _post.Later(() => _node?.OnConfirm(token, status));
        }
        else
        {
            _sender.Send(new ZnpTransmission(address, asdu.ToArray(), needsKey, confirmed => _node?.OnConfirm(token, confirmed)));
        }

        return token;
    }

    public bool IsEstablished(Eui64 partner) => _members.Find(partner)?.HasLinkKey == true;

    public int Start(Eui64 partner) => _keys.Start(partner, ApsAddress.EmulatedEndpoint);

    public void OnOpened()
    {
        IsOpen = true;
        _line.Write([SkipBootLoader]);
    }

    public void OnOctets(ReadOnlySpan<byte> octets)
    {
        long bad = _scanner.BadChecks;
        while (_scanner.TryRead(ref octets, out ZnpFrame frame))
        {
            OnFrame(frame);
        }

        if (_scanner.BadChecks != bad)
        {
            LogMessages.ZnpBadCheck(_logger, _scanner.BadChecks);
        }
    }

    public void OnLost()
    {
        IsOpen = false;
        _scanner.Resynchronise();
        Restarted("the line is down");
    }

    /// <summary>Overwrites the secrets of an exchange that is under way. The chip goes on by itself.</summary>
    public void Dispose() => _keys.Dispose();

    private void OnFrame(in ZnpFrame frame)
    {
        if (frame.Type == ZnpFrameType.Answer)
        {
            _requests.OnAnswer(frame);
        }
        else if (!_procedures.OnIndication(frame))
        {
            OnIndication(frame);
        }
    }

    private void OnIndication(in ZnpFrame frame)
    {
        switch (frame.Command)
        {
            case ZnpCommandId.AfDataConfirm when frame.Read(out AfDataConfirm confirm) == FrameError.None:
                _sender.OnConfirm(confirm);
                break;
            case ZnpCommandId.AfIncomingMessage when frame.Read(out AfIncomingMessage message) == FrameError.None:
                Indicate(message.Source, message.SourceEndpoint, message.DestinationEndpoint, message.Cluster, message.IsSecured, message.Data.Span);
                break;
            case ZnpCommandId.AfIncomingMessageExt when frame.Read(out AfIncomingMessageExt message) == FrameError.None:
                OnLargeMessage(message);
                break;
            case ZnpCommandId.SysResetIndication when frame.Read(out SysResetIndication reset) == FrameError.None:
                Restarted(reset.Reason.ToString());
                break;
            default:
                OnNetworkIndication(frame);
                break;
        }
    }

    /// <summary>The chip has lost what it was about, or cannot be heard: nothing from before is heard of again.</summary>
    private void Restarted(string why)
    {
        LogMessages.ZnpRestarted(_logger, why);
        _post.Clear();
        _requests.Forget();
        _procedures.Forget();
        _fetches.Forget();
        _sender.Forget();
        _keys.Forget();
        ForgetWindow();
        State = NetworkState.Down;
        _network?.OnReset();
    }

    private void Abandon()
    {
        _line.Reopen();
        OnLost();
    }
}
