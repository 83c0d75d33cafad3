using DeviceEmulator.Esi;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using EsiNode = DeviceEmulator.Esi.Esi;

namespace DeviceEmulator.Home;

// The trust centre's desk.
public sealed partial class HomeEsi : ICoordinatorListener, IKeyEstablishmentListener, ITimed
{
    /// <summary>The longest round of permit joining, and how often it is said again while the window stays open, seconds (075356r15 5.4.1).</summary>
    public const int PermitRound = ICoordinatorNetwork.LongestPermit, PermitRepeat = 240;

    /// <summary>Attempts that are kept.</summary>
    public const int AttemptCapacity = 64;

    private const string Name = "esi";

    private readonly Dictionary<Eui64, (LinkKey Key, JoinedDevice Device)> _known = [];
    private readonly Dictionary<int, string> _requests = [];
    private MarketTime _openUntil;
    private int _round;
    private bool _isFormed;

    /// <summary>Switches it on: it resumes its network, or forms one.</summary>
    public void PowerOn()
    {
        if (!IsOn)
        {
            IsOn = true;
            _journal.Note(Name, "is switched on");
            _radio.PowerOn();
        }
    }

    /// <summary>Switches it off.</summary>
    /// <param name="loseState">It forgets its network, events, prices and texts; what its owner told it of devices is entered again.</param>
    public void PowerOff(bool loseState)
    {
        if (!IsOn)
        {
            return;
        }

        IsOn = false;
        _openUntil = default;
        _requests.Clear();
        _radio.PowerOff();
        Node.OnReset();
        _isFormed &= !loseState;
        if (loseState)
        {
            Node.Forget();
            _desk.Servers!.ForgetAll();
            Node = new EsiNode(_desk, _aps, Address, []);
        }

        _journal.Note(Name, loseState ? "is switched off, its memory lost" : "is switched off");
    }

    /// <summary>Enters the link key of a device's installation code.</summary>
    public void Know(Eui64 device, LinkKey key, in JoinedDevice joined)
    {
        _known[device] = (key, joined);
        if (Network is not null)
        {
            Request(_radio.Network.AddLinkKey(device, key, LinkKeyOrigin.InstallCode), $"enter the code of {_nameOf(device)}");
        }
    }

    /// <summary>Is told the installation codes that another ESI was told, but those that it has been told itself.</summary>
    public void KnowAll(HomeEsi other)
    {
        foreach ((Eui64 device, (LinkKey key, JoinedDevice joined)) in other._known)
        {
            if (!_known.ContainsKey(device))
            {
                Know(device, key, joined);
            }
        }
    }

    /// <summary>Whether it was told the installation code of a device.</summary>
    public bool Knows(Eui64 device) => _known.ContainsKey(device);

    /// <summary>Opens the window for so long, in rounds where that is longer than one may be; zero closes it.</summary>
    public void Open(TimeSpan time)
    {
        _openUntil = _agenda.Now.Plus(time);
        Permit();
    }

    public void Remove(Eui64 device)
    {
        _known.Remove(device);
        Request(_radio.Network.Remove(device), $"remove {_nameOf(device)}");
    }

    public void RotateKey() => Request(_radio.Network.SwitchNetworkKey(), "switch the network key");

    public void OnTimer(MarketTime now, int token)
    {
        if (token == _round && IsOn && _openUntil > now)
        {
            Permit();
        }
    }

    public void OnCompleted(int token, NetworkStatus status)
    {
        if (_requests.Remove(token, out string? what) && status != NetworkStatus.Success)
        {
            _journal.Note(Name, $"could not {what}: {status}");
        }
    }

    public void OnNetworkUp(in NetworkIdentity network, bool resumed)
    {
        (Network, _isFormed) = (network, true);
        _journal.Note(
            Name, $"{(resumed ? "resumes" : "forms")} network {network.ExtendedPanId}, PAN {network.PanId:X4}, channel {network.Channel}");
        foreach ((Eui64 device, (LinkKey key, _)) in _known)
        {
            Request(_radio.Network.AddLinkKey(device, key, LinkKeyOrigin.InstallCode), $"enter the code of {_nameOf(device)}");
        }

        if (_openUntil > _agenda.Now)
        {
            Permit();
        }
    }

    public void OnPermitJoining(int seconds)
    {
        if (seconds == 0)
        {
            _journal.Note(Name, "closes its window");
        }
    }

    public void OnJoined(Eui64 device, JoinKind kind)
    {
        Keep(new JoinAttempt(_agenda.Now, device, kind == JoinKind.UnsecuredJoin ? JoinAttemptOutcome.Joined : JoinAttemptOutcome.Rejoined));
        _journal.Note(Name, kind == JoinKind.UnsecuredJoin ? $"lets {_nameOf(device)} in" : $"has {_nameOf(device)} again");
    }

    public void OnRefused(Eui64 device, JoinRefusal reason)
    {
        Keep(new JoinAttempt(_agenda.Now, device, JoinAttemptOutcome.Refused, reason));
        _journal.Note(Name, $"refuses {_nameOf(device)}: {reason}");
    }

    public void OnLeft(Eui64 device, LeaveCause cause)
    {
        Node.Leave(device);
        _journal.Note(Name, $"{_nameOf(device)} is no member any more ({cause})");
    }

    public void OnNetworkKeySwitched(byte sequence) => _journal.Note(Name, $"switches to network key {sequence}");

    public void OnReset()
    {
        _requests.Clear();
        Network = null;
        Node.OnReset();
        if (!IsOn)
        {
            return;
        }

        Request(_isFormed ? _radio.Network.ResumeNetwork() : _radio.Network.Form(_options.Network), _isFormed ? "resume its network" : "form a network");
    }

    public void OnStarted(int token, NetworkStatus status)
    {
    }

    public void OnStage(Eui64 partner, KeyEstablishmentStage stage)
    {
    }

    public void OnOutcome(Eui64 partner, in KeyEstablishmentOutcome outcome)
    {
        Keep(new JoinAttempt(_agenda.Now, partner, JoinAttemptOutcome.KeyEstablishment, KeyEstablishment: outcome));
        if (outcome.Result != KeyEstablishmentResult.Established)
        {
            _journal.Note(Name, $"has no link key with {_nameOf(partner)}: {_attempts[^1].Word}");
        }
        else if (_known.TryGetValue(partner, out (LinkKey Key, JoinedDevice Device) known) && !Node.HasDevice(partner) && !Node.Join(known.Device))
        {
            _journal.Note(Name, $"has no room for {_nameOf(partner)}");
            Remove(partner);
        }
    }

    /// <summary>One round of the window.</summary>
    private void Permit()
    {
        if (Network is null)
        {
            return;
        }

        double left = (_openUntil.Milliseconds - _agenda.Now.Milliseconds) / 1000.0;
        int seconds = (int)Math.Clamp(Math.Ceiling(left), 0, PermitRound);
        Request(_radio.Network.PermitJoining(seconds), "open its window");
        _round = unchecked(_round + 1);
        if (left > PermitRound)
        {
            _agenda.Schedule(_agenda.Now.PlusMilliseconds(PermitRepeat * 1000L), this, _round);
        }

        if (seconds > 0)
        {
            _journal.Note(Name, $"lets devices join for {HomeDuration.Text(TimeSpan.FromSeconds(Math.Ceiling(left)))}");
        }
    }

    private void Request(int token, string what)
    {
        if (token == StackToken.None)
        {
            _journal.Note(Name, $"could not {what}: the radio takes nothing");
        }
        else
        {
            _requests[token] = what;
        }
    }

    private void Keep(in JoinAttempt attempt)
    {
        if (_attempts.Count == AttemptCapacity)
        {
            _attempts.RemoveAt(0);
        }

        _attempts.Add(attempt);
        _desk.Uplink.OnJoinAttempt(Node, attempt);
    }
}
