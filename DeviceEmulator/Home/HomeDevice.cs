using DeviceEmulator.Devices;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Home;

/// <summary>
/// A device as it stands in a home: its radio, its way into the network, and the application, which is there from the first time that it is in service.
/// </summary>
public sealed partial class HomeDevice : IApsNode, ICommissioningListener
{
    /// <summary>Steps of commissioning that are kept.</summary>
    public const int StepCapacity = 256;

    private readonly Agenda _agenda;
    private readonly HomeJournal _journal;
    private readonly IDeviceRadio _radio;
    private readonly IHomeRadio _radios;
    private readonly DeviceBench _bench;
    private readonly Queue<CommissioningStep> _steps = [];
    private ApplicationGate? _gate;

    /// <param name="agenda">The loop's.</param>
    /// <param name="radios">Where its radio comes from.</param>
    /// <param name="options">What it is.</param>
    /// <param name="home">The home's rules.</param>
    /// <param name="journal">Hears what happens.</param>
    /// <param name="ledger">Keeps what it really does with events; null for none.</param>
    public HomeDevice(Agenda agenda, IHomeRadio radios, HomeDeviceOptions options, HomeOptions home, HomeJournal journal, DeviceLedger? ledger)
    {
        (_agenda, _radios, _journal, Options) = (agenda, radios, journal, options);
        _bench = new DeviceBench(agenda, home.Seed, options.Users, ledger) { Interpretation = home.Interpretation };
        _radio = radios.Device(new RadioDevice(Address, options.Spec.Kind, options.PollSeconds, options.Faults));
        Way = new Commissioner(
            agenda, _radio, this,
            new CommissioningOptions(Address, HomeCodes.KeyOf(options.Code, options.Faults), HomeApplications.Servers(options.Spec), home.Seed) { Times = home.Times });
        _radio.Run(this, Way, Way);
    }

    public HomeDeviceOptions Options { get; }

    public Eui64 Address => Options.Spec.Address;

    public string Name => Options.Name;

    public bool IsOn { get; private set; }

    public bool IsAway { get; private set; }

    /// <summary>Its way into the network.</summary>
    public Commissioner Way { get; }

    /// <summary>The application; null before it was ever in service. Another one for another ESI, or after a loss of memory.</summary>
    public IApsNode? Application { get; private set; }

    /// <summary>The last steps of its way, the oldest first.</summary>
    public IReadOnlyCollection<CommissioningStep> Steps => _steps;

    /// <summary>Switches it on, which makes it look for its network or for a new one; told again, it begins anew.</summary>
    public void PowerOn()
    {
        if (!IsOn)
        {
            IsOn = true;
            _radio.PowerOn();
        }

        Way.Start();
    }

    /// <summary>Switches it off.</summary>
    /// <param name="loseState">It forgets the network, its keys and its events.</param>
    public void PowerOff(bool loseState)
    {
        if (!IsOn)
        {
            return;
        }

        IsOn = false;
        Way.Stop(loseState);
        _radio.PowerOff(loseState);
        if (loseState)
        {
            Discard();
        }
    }

    /// <summary>Carries it out of range, or back.</summary>
    public void Move(bool away)
    {
        IsAway = away;
        _radios.Move(Address, away);
        _journal.Note(Name, away ? "is out of range" : "is in range again");
    }

    public void OnConfirm(int token, ApsStatus status)
    {
        if (!Way.OnConfirm(token, status))
        {
            Application?.OnConfirm(token, status);
        }
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (IsOn && !Way.OnIndication(address, asdu) && Application is not null)
        {
            Hear(address, asdu);
            Application.OnIndication(address, asdu);
        }
    }

    public void OnStep(in CommissioningStep taken)
    {
        if (_steps.Count == StepCapacity)
        {
            _steps.Dequeue();
        }

        _steps.Enqueue(taken);
        _journal.Note(Name, taken.Text);
    }

    /// <summary>In service, perhaps again: it asks for what it may have missed.</summary>
    public void OnRunning(Eui64 esi, byte endpoint)
    {
        if (_gate is null || _gate.Esi != esi)
        {
            Discard();
            _gate = new ApplicationGate(this, esi);
            Application = HomeApplications.Create(_bench, _gate, esi, Options.Spec);
        }

        HomeApplications.AskForWhatIs(Application!, _gate, Options.Spec, esi, endpoint);
    }

    private void Discard()
    {
        _gate?.Close();
        (_gate, Application) = (null, null);
    }

    /// <summary>The application's way out, shut when it is no longer the device's.</summary>
    private sealed class ApplicationGate(HomeDevice device, Eui64 esi) : IApsService
    {
        private bool _isShut;

        public Eui64 Esi => esi;

        public StackCapabilities Capabilities => device._radio.Capabilities;

        public void Close() => _isShut = true;

        public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
        {
            if (_isShut || !device.IsOn)
            {
                return StackToken.None;
            }

            if (address.Cluster == ClusterId.Drlc)
            {
                device.Said(asdu);
            }

            return device._radio.Send(address, asdu);
        }
    }
}
