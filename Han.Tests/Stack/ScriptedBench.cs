using DeviceEmulator.Stack;
using DeviceEmulator.Stack.Scripted;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Tests.Stack;

/// <summary>A scripted stack whose free-running reactions are those of a well-behaved NCP.</summary>
internal sealed class ScriptedBench : IStackBench
{
    private const long AnswerMilliseconds = 5;
    private const long AirMilliseconds = 20;

    private readonly Dictionary<Eui64, LinkKey> _linkKeys = [];
    private readonly Dictionary<Eui64, KeyEstablishmentOutcome?> _endings = [];
    private readonly HashSet<Eui64> _joined = [];
    private readonly ScriptedStack _stack;
    private NetworkIdentity _stored;
    private int _slots;
    private bool _isOpen;
    private bool _exchanging;
    private int _window;
    private int _exchange;
    private byte _keySequence;

    public ScriptedBench()
    {
        Agenda.Enter(new MarketTime(1_800_000_000_000));
        Script script = new Script()
            .Always(StackCallKind.Form, Answer(Form))
            .Always(StackCallKind.ResumeNetwork, Answer(_ => _stored == default ? (NetworkStatus.NothingStored, []) : Up(true)))
            .Always(StackCallKind.PermitJoining, Answer(Permit))
            .Always(StackCallKind.AddLinkKey, Answer(call => NeedsUp(() => _linkKeys[call.Device!.Value] = call.Key!.Value)))
            .Always(StackCallKind.Remove, Answer(Remove))
            .Always(StackCallKind.SwitchNetworkKey, Answer(_ => (NetworkStatus.Success, [StackEvent.NetworkKeySwitched(++_keySequence)])))
            .Always(StackCallKind.StartKeyEstablishment, Reaction.Silent.After(AnswerMilliseconds, StackEvent.Of("start", Start)))
            .Always(StackCallKind.Send, Reaction.Silent.After(AirMilliseconds, StackEvent.Of("confirm", call => StackEvent.Confirm(
                _stack!.State != NetworkState.Up ? ApsStatus.NetworkDown
                : !_joined.Contains(call.Device!.Value) ? ApsStatus.NoShortAddress
                : SmartEnergySecurity.NeedsLinkKey(call.Address!.Value) && !_stack.IsEstablished(call.Device.Value) ? ApsStatus.NoAck
                : ApsStatus.Success))));
        _stack = new ScriptedStack(Agenda, script, ScriptedStack.NetworkCoprocessor);
        _stack.Attach(Esi, Esi, Esi);
    }

    public Agenda Agenda { get; } = new();

    public StackRecorder Esi { get; } = new(new Eui64(0x0200_0000_0000_00E5));

    public IApsService Aps => _stack;

    public ICoordinatorNetwork Network => _stack;

    public IKeyEstablishment Keys => _stack;

    public void DeviceJoins(Eui64 device, LinkKey key)
    {
        if (!_isOpen)
        {
            return;
        }

        JoinRefusal? refusal = _joined.Count >= _slots ? JoinRefusal.NoRoom
            : !_linkKeys.TryGetValue(device, out LinkKey known) ? JoinRefusal.UnknownDevice
            : known != key ? JoinRefusal.KeyMismatch : null;
        if (refusal is null)
        {
            _joined.Add(device);
        }

        _stack.Raise(refusal is JoinRefusal reason ? StackEvent.Refused(device, reason) : StackEvent.Joined(device), AirMilliseconds);
    }

    public void DeviceLeaves(Eui64 device)
    {
        _joined.Remove(device);
        _stack.Raise(StackEvent.Left(device, LeaveCause.OwnWish), AirMilliseconds);
    }

    public void DeviceSends(ApsAddress address, byte[] asdu)
    {
        if (_joined.Contains(address.Source) && (!SmartEnergySecurity.NeedsLinkKey(address) || _stack.IsEstablished(address.Source)))
        {
            _stack.Raise(StackEvent.Indication(address, asdu), AirMilliseconds);
        }
    }

    public void DeviceStarts(Eui64 device) => Exchange(device);

    public void Spoil(Eui64 device, KeyEstablishmentOutcome? ending) => _endings[device] = ending;

    public void Reset()
    {
        _isOpen = false;
        _exchanging = false;
        _window++;
        _stack.Raise(StackEvent.Reset());
    }

    private Reaction Answer(Func<StackCall, (NetworkStatus Status, StackEvent[] Then)> work) => Reaction.Silent.After(
        AnswerMilliseconds,
        StackEvent.Of("answer", call =>
        {
            (NetworkStatus status, StackEvent[] then) = work(call);
            foreach (StackEvent follows in then)
            {
                _stack.Raise(follows);
            }

            return StackEvent.Completed(status);
        }));

    private (NetworkStatus Status, StackEvent[] Then) Form(StackCall call)
    {
        if (_stack.State == NetworkState.Up)
        {
            return (NetworkStatus.InvalidState, []);
        }

        _joined.Clear();
        _slots = call.Parameters!.Value.Slots;
        _stored = new NetworkIdentity(Esi.Address, 15, 0x1A62, Esi.Address);
        return Up(resumed: false);
    }

    private (NetworkStatus Status, StackEvent[] Then) Up(bool resumed) => (NetworkStatus.Success, [StackEvent.NetworkUp(_stored, resumed)]);

    private (NetworkStatus Status, StackEvent[] Then) NeedsUp(Action work)
    {
        if (_stack.State != NetworkState.Up)
        {
            return (NetworkStatus.InvalidState, []);
        }

        work();
        return (NetworkStatus.Success, []);
    }

    private (NetworkStatus Status, StackEvent[] Then) Permit(StackCall call)
    {
        if (_stack.State != NetworkState.Up)
        {
            return (NetworkStatus.InvalidState, []);
        }

        int seconds = call.Seconds!.Value;
        _isOpen = seconds > 0;
        int window = ++_window;
        if (_isOpen)
        {
            _stack.Raise(StackEvent.Due("window over", () => window == _window ? Close() : null), seconds * 1000L);
        }

        // Like EZSP's 9D, "closed" is said whether or not the window was open.
        return (NetworkStatus.Success, [StackEvent.PermitJoining(seconds)]);
    }

    private (NetworkStatus Status, StackEvent[] Then) Remove(StackCall call)
    {
        Eui64 device = call.Device!.Value;
        if (!_joined.Remove(device))
        {
            return (NetworkStatus.UnknownDevice, []);
        }

        StackEvent left = StackEvent.Left(device, LeaveCause.Removed);
        _linkKeys.Remove(device);
        if (!_exchanging)
        {
            return (NetworkStatus.Success, [left]);
        }

        _exchanging = false;
        return (NetworkStatus.Success, [StackEvent.KeyEstablishmentEnded(device, new KeyEstablishmentOutcome(KeyEstablishmentResult.PartnerGone)), left]);
    }

    private StackEvent Close()
    {
        _isOpen = false;
        return StackEvent.PermitJoining(0);
    }

    private StackEvent Start(StackCall call)
    {
        Eui64 device = call.Device!.Value;
        NetworkStatus status = _stack.State != NetworkState.Up ? NetworkStatus.InvalidState
            : !_joined.Contains(device) ? NetworkStatus.UnknownDevice
            : _exchanging ? NetworkStatus.Busy
            : NetworkStatus.Success;
        if (status == NetworkStatus.Success)
        {
            Exchange(device);
        }

        return StackEvent.KeyEstablishmentStarted(status);
    }

    private void Exchange(Eui64 device)
    {
        _exchanging = true;
        int exchange = ++_exchange;
        KeyEstablishmentOutcome ending = _endings.GetValueOrDefault(device) ?? KeyEstablishmentOutcome.Established;
        bool toTheEnd = ending.Result == KeyEstablishmentResult.Established || ending.Status == KeyEstablishmentStatus.BadKeyConfirm;
        if (toTheEnd)
        {
            Say(AirMilliseconds, StackEvent.KeyEstablishmentStage(device, KeyEstablishmentStage.Initiated));
            Say(6_000, StackEvent.KeyEstablishmentStage(device, KeyEstablishmentStage.EphemeralDataExchanged));
        }

        Say(
            toTheEnd ? 18_000 : ending.Result == KeyEstablishmentResult.TimedOut ? 10_000 : AirMilliseconds,
            StackEvent.Due("end", () =>
            {
                _exchanging = false;
                return StackEvent.KeyEstablishmentEnded(device, ending);
            }));

        void Say(long milliseconds, StackEvent says) =>
            _stack.Raise(StackEvent.Due("exchange", () => _exchanging && exchange == _exchange ? says : null), milliseconds);
    }
}
