using DeviceEmulator.Certificates;
using DeviceEmulator.Devices;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Home.Commissioning;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Home;

/// <summary>
/// A device as it stands in a home: its radio, its way into the network, and the application with what it draws, whether it is in a network or not.
/// </summary>
public sealed partial class HomeDevice : IApsNode, ICommissioningListener
{
    /// <summary>Steps of commissioning that are kept.</summary>
    public const int StepCapacity = 64;

    private const ulong SigningSalt = 0x5349_474E_0000_0000;

    private readonly HomeJournal _journal;
    private readonly IDeviceRadio _radio;
    private readonly IHomeRadio _radios;
    private readonly DeviceBench _bench;
    private readonly Queue<CommissioningStep> _steps = new(StepCapacity);
    private readonly Action<InHomeDevice, InHomeDevice?> _replaced;
    private readonly ReportSigner? _signer;
    private readonly UnheardReports _reports;
    private ApplicationGate _gate;

    /// <param name="agenda">The loop's.</param>
    /// <param name="radios">Where its radio comes from.</param>
    /// <param name="options">What it is.</param>
    /// <param name="home">The home's rules.</param>
    /// <param name="journal">Hears what happens.</param>
    /// <param name="bench">What the devices of the home share.</param>
    /// <param name="replaced">Hears of an application that is there from now on, and of the one that was there before.</param>
    public HomeDevice(
        Agenda agenda, IHomeRadio radios, HomeDeviceOptions options, HomeOptions home, HomeJournal journal, DeviceBench bench,
        Action<InHomeDevice, InHomeDevice?> replaced)
    {
        (_radios, _journal, Options, _bench, _replaced) = (radios, journal, options, bench, replaced);
        _radio = radios.Device(new RadioDevice(Address, options.Spec.Kind, options.PollSeconds, options.Faults, options.IsFar, options.Identity));
        _signer = options.SignsReports && _radio.Identity is DeviceIdentity identity ? new ReportSigner(identity, SigningEntropy(options, home.Seed)) : null;
        _reports = new UnheardReports(agenda, (address, asdu) => IsOn ? _radio.Send(address, asdu) : StackToken.None);
        Way = new Commissioner(
            agenda, _radio, this,
            new CommissioningOptions(Address, HomeCodes.KeyOf(options.Code, options.Faults), HomeServers.For(options.Spec), home.Seed) { Times = home.Times });
        _radio.Run(this, Way, Way);
        (_gate, Application) = Install(home.Esi, null);
    }

    public HomeDeviceOptions Options { get; }

    public Eui64 Address => Options.Spec.Address;

    public string Name => Options.Name;

    public bool IsOn { get; private set; }

    public bool IsAway { get; private set; }

    /// <summary>Its way into the network.</summary>
    public Commissioner Way { get; }

    /// <summary>The application; another one for another ESI, or after a loss of memory.</summary>
    public InHomeDevice Application { get; private set; }

    /// <summary>The last steps of its way, the oldest first.</summary>
    public IReadOnlyCollection<CommissioningStep> Steps => _steps;

    /// <summary>Switches it on, which makes it look for its network or for a new one; told again, it begins anew.</summary>
    public void PowerOn()
    {
        if (!IsOn)
        {
            IsOn = true;
            _radio.PowerOn();
            Application.SwitchOn();
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
        Application.SwitchOff();
        if (loseState)
        {
            (_gate, Application) = Install(_gate.Esi, Application);
        }
        else
        {
            _reports.Interrupt();
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
            _reports.OnConfirm(token, status);
            Application.OnConfirm(token, status);
        }
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (IsOn && !Way.OnIndication(address, asdu))
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
        if (_gate.Esi != esi)
        {
            (_gate, Application) = Install(esi, Application);
            Application.SwitchOn();
        }

        Application.Begin();
    }

    public void OnOutside() => _reports.Interrupt();

    /// <summary>An event whose every frame was lost is heard of all the same.</summary>
    public void OnUpkeep() => Application.LoadControl?.AskForScheduledEvents();

    /// <summary>Makes the application for an ESI. What hangs on the device, the house, the tank or the car, is the same as before.</summary>
    private (ApplicationGate Gate, InHomeDevice Application) Install(Eui64 esi, InHomeDevice? before)
    {
        _gate?.Close();
        _reports.Forget();
        before?.Retire();
        ApplicationGate gate = new(this, esi);
        DeviceOptions options = Options.Settings with
        {
            Faults = Options.Faults,
            Signer = _signer,
            User = Options.Users,
            PollInterval = Options.PollSeconds > 0 ? TimeSpan.FromSeconds(Options.PollSeconds) : null,
            Load = before?.Load,
        };
        (before?.Load as DeviceLoad)?.Obey(ControlInForce.None, _bench.Agenda.Now);
        InHomeDevice application = InHomeDevices.Make(_bench, gate, esi, Options.Spec, options);
        application.Heard = text => _journal.Note(Name, text);
        application.SwitchOff();
        _replaced(application, before);
        return (gate, application);
    }

    /// <summary>The key of a file may sign in other runs too, so that nothing may follow from a seed there.</summary>
    private static IEntropy SigningEntropy(HomeDeviceOptions options, ulong seed) =>
        options.Identity is null ? new SeededEntropy(seed ^ SigningSalt, options.Spec.Address) : SystemEntropy.Instance;

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

            return address.Cluster == ClusterId.Drlc && device.Said(asdu) ? device._reports.Send(address, asdu) : device._radio.Send(address, asdu);
        }
    }
}
