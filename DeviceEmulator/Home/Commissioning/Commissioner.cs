using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Commissioning;

/// <summary>
/// A device's way into a home's network, and back into it (075356r15 5.4, 5.5.5): scan, choose a network that is open, join by installation code, agree on a
/// link key, find the ESI's endpoint, bind, read the time; then watch that the network is still there. What fails is tried again, ever more rarely.
/// </summary>
public sealed partial class Commissioner : IJoiningListener, IKeyEstablishmentListener, ITimed
{
    private readonly Agenda _agenda;
    private readonly ICommissioningRadio _radio;
    private readonly ICommissioningListener _listener;
    private readonly CommissioningOptions _options;
    private readonly Queue<NetworkIdentity> _candidates = [];
    private NetworkIdentity _network;
    private bool _isMember;
    private int _request = StackToken.None;
    private int _wait;
    private uint _draws;
    private int _attempts;
    private Action? _next;

    /// <param name="agenda">The loop's.</param>
    /// <param name="radio">The device's own radio.</param>
    /// <param name="listener">Hears of every step.</param>
    /// <param name="options">Who it is and what it wants.</param>
    public Commissioner(Agenda agenda, ICommissioningRadio radio, ICommissioningListener listener, CommissioningOptions options) =>
        (_agenda, _radio, _listener, _options) = (agenda, radio, listener, options);

    public CommissioningState State { get; private set; }

    /// <summary>The last step, in plain words.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The ESI of the network that the device is in, or was; none before.</summary>
    public Eui64 Esi { get; private set; }

    private CommissioningTimes Times => _options.Times;

    /// <summary>Switched on, or told to join: a device that was in a network looks for that one first.</summary>
    public void Start()
    {
        _attempts = 0;
        _failures = 0;
        if (_isMember)
        {
            Say(CommissioningState.Rejoining, "looks for its network");
            Scan();
        }
        else
        {
            Seek();
        }
    }

    /// <summary>Switched off.</summary>
    /// <param name="loseState">It remembers nothing of the network that it was in.</param>
    public void Stop(bool loseState)
    {
        Forget(loseState);
        Say(CommissioningState.Off, loseState ? "off, its memory lost" : "off");
    }

    public void OnScanned(int token, ReadOnlySpan<FoundNetwork> networks)
    {
        if (token != _request)
        {
            return;
        }

        _request = StackToken.None;
        if (State == CommissioningState.Rejoining)
        {
            Return(networks);
        }
        else if (State == CommissioningState.Scanning)
        {
            Choose(networks);
        }
    }

    public void OnJoinCompleted(int token, JoinStatus status)
    {
        if (token != _request)
        {
            return;
        }

        _request = StackToken.None;
        if (status == JoinStatus.Success)
        {
            bool isNew = State == CommissioningState.Joining;
            _isMember = true;
            Esi = _radio.TrustCentre;
            _attempts = 0;
            _refusals = 0;
            Say(CommissioningState.Establishing, isNew ? "joined" : "is back in its network");
            After(isNew ? Times.BeforeKeyEstablishment : TimeSpan.Zero, Establish);
        }
        else if (State == CommissioningState.Rejoining)
        {
            OnRejoinFailed(status);
        }
        else
        {
            Say(CommissioningState.Scanning, $"is not let in by {_network.ExtendedPanId}: {Words(status)}");
            Join();
        }
    }

    public void OnLeft(LeaveCause cause)
    {
        bool wasMember = _isMember;
        Forget(loseState: true);
        if (State is CommissioningState.Off or CommissioningState.Stopped || !wasMember)
        {
            return;
        }

        if (cause == LeaveCause.NetworkGone)
        {
            Say(CommissioningState.Scanning, "its network is gone");
            _attempts = 0;
            Seek();
            return;
        }

        Say(CommissioningState.Stopped, cause == LeaveCause.Removed ? "was removed by the trust centre" : "left");
    }

    public void OnNetworkKeySwitched(byte sequence) => Say(State, $"uses network key {sequence}");

    /// <summary>Leaves the network for good.</summary>
    public void Leave()
    {
        if (_isMember && _radio.Leave() != StackToken.None)
        {
            Say(State, "leaves");
            return;
        }

        Forget(loseState: true);
        Say(CommissioningState.Stopped, "left");
    }

    public void OnTimer(MarketTime now, int token)
    {
        if (token == _wait && _next is Action next)
        {
            _next = null;
            next();
        }
    }

    /// <summary>Looks for a network to join.</summary>
    private void Seek()
    {
        Say(CommissioningState.Scanning, "looks for a network");
        Scan();
    }

    private void Scan()
    {
        _request = _radio.Scan();
        if (_request == StackToken.None)
        {
            After(TimeSpan.FromSeconds(1), Scan);
        }
    }

    private void Choose(ReadOnlySpan<FoundNetwork> networks)
    {
        _candidates.Clear();
        int full = 0;
        foreach (FoundNetwork found in networks)
        {
            full += found is { PermitsJoining: true, HasRoom: false } ? 1 : 0;
            if (found is { PermitsJoining: true, HasRoom: true })
            {
                _candidates.Enqueue(found.Network);
            }
        }

        if (_candidates.Count == 0)
        {
            SeekLater(networks.IsEmpty ? "no network answers" : full > 0 ? "the network is full" : "no network is open");
            return;
        }

        Join();
    }

    /// <summary>Tries the next network of those found open.</summary>
    private void Join()
    {
        if (!_candidates.TryDequeue(out NetworkIdentity network))
        {
            SeekLater("no network lets it in");
            return;
        }

        _network = network;
        Say(CommissioningState.Joining, $"asks network {network.ExtendedPanId} on channel {network.Channel} to let it in");
        _request = _radio.Join(network.ExtendedPanId, _options.Key);
        if (_request == StackToken.None)
        {
            SeekLater("the radio takes nothing");
        }
    }

    private void SeekLater(string why)
    {
        bool quick = _attempts < Times.QuickScans;
        _attempts++;
        TimeSpan wait = quick ? Around(Times.Scan, 0.25) : Around(Times.SlowScan, 0.5);
        Say(CommissioningState.Waiting, $"{why}; tries again in {Words(wait)}");
        After(wait, Seek);
    }

    /// <summary>Forgets what is under way, and with <paramref name="loseState"/> also the network.</summary>
    private void Forget(bool loseState)
    {
        _next = null;
        _request = StackToken.None;
        _losses = 0;
        _isUpkeep = false;
        if (loseState)
        {
            _isMember = false;
            _listener.OnOutside();
        }
    }

    private void Say(CommissioningState state, string text)
    {
        State = state;
        Said = text;
        _listener.OnStep(new CommissioningStep(_agenda.Now, state, text));
    }

    /// <summary>Does that and nothing else after so long.</summary>
    private void After(TimeSpan wait, Action next)
    {
        _next = next;
        _wait = unchecked(_wait + 1);
        _agenda.Schedule(_agenda.Now.Plus(wait), this, _wait);
    }

    /// <summary>A span give or take a share of it.</summary>
    private TimeSpan Around(TimeSpan span, double share)
    {
        ulong draw = Chance.Draw(_options.Seed, 0, _options.Address.Value, DrawPurpose.CommissioningWait, unchecked(_draws++));
        return TimeSpan.FromMilliseconds(Math.Round(span.TotalMilliseconds * (1 - share + 2 * share * Chance.Unit(draw))));
    }

    private static string Words(JoinStatus status) => status switch
    {
        JoinStatus.NoNetwork => "it does not answer",
        JoinStatus.NotPermitted => "it is closed",
        JoinStatus.NoRoom => "it is full",
        JoinStatus.NoNetworkKey => "no network key came that the device could read",
        _ => status.ToString(),
    };

    private static string Words(TimeSpan span) => HomeDuration.Text(span);
}
