using DeviceEmulator.Clusters;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Faults;
using DeviceEmulator.Metering;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

/// <summary>
/// An in-home device with all that a person at a desk may look at: Basic and Identify servers, a clock that it keeps by its ESI's, perhaps load
/// control, a display and a load model, a user, faults. Devices of a population are their clients alone (<see cref="DrlcClient"/>,
/// <see cref="DisplayNode"/>). Everything happens on the loop of the bench's agenda.
/// </summary>
public abstract partial class InHomeDevice : IApsNode, IControlWatcher, ITimed
{
    private readonly Agenda _agenda;
    private readonly MisbehavingAps _aps;
    private readonly Endpoint _endpoint;
    private readonly IdentifyServer _identify;
    private readonly DeviceClock _clock;
    private readonly TimeClient _time;
    private readonly DrlcClient? _drlc;
    private readonly DisplayClient? _display;
    private readonly PriceResponse? _prices;
    private readonly MeterClient? _meter;
    private readonly MirroredMeterServer? _mirrored;
    private readonly bool _hasClock;
    private int _round;
    private bool _isRetired;

    private protected InHomeDevice(
        DeviceBench bench, IApsService aps, Eui64 esi, in DeviceSpec spec, DeviceOptions? options, Parts parts)
    {
        Options = options ?? DeviceOptions.Default;
        (Address, Kind, Esi, _agenda, _hasClock) = (spec.Address, spec.Kind, esi, bench.Agenda, spec.HasClock);
        Faults.Faults faults = Options.Faults == DeviceEmulator.Faults.Faults.None ? bench.Faults : Options.Faults;
        long off = faults.Has(Misbehaviour.ClockOff) ? (long)faults.ClockOffset.TotalMilliseconds : 0;
        _clock = new DeviceClock(_agenda.Now, Options.ClockDriftPerMillion, (long)Options.ClockError.TotalMilliseconds, off);
        _aps = new MisbehavingAps(aps, faults);
        DeviceBench own = bench.For(this, Options.User ?? bench.Users, faults, _clock, Options.Signer);
        _time = new TimeClient(_agenda, _aps, Address, esi, _clock, Options.TimeReadInterval);
        _identify = new IdentifyServer(_agenda);
        _display = parts.HasDisplay ? new DisplayClient(own, _aps, Address, esi) : null;
        _meter = parts.ReadsMeter ? new MeterClient(_agenda, _aps, Address, esi, Options.MeterReadInterval, Tell) : null;
        _mirrored = parts.Mirrored?.Invoke(_aps, Tell);
        Load = parts.Load;
        _prices = Options.PriceLimit is decimal limit && _display is not null && Load is JobLoad work
            ? new PriceResponse(own, Address, _display, work, limit, TellIfOn)
            : null;
        _drlc = parts.LoadControl?.Invoke(own, _aps);
        Identity = Options.Identity ?? parts.Identity;
        _endpoint = new Endpoint(
            _aps, Address, bench.Revision,
            [.. new ServedCluster?[] { new BasicServer(Identity), _identify, _time, _meter, _mirrored }.OfType<ServedCluster>()]);
    }

    public Eui64 Address { get; }

    public DeviceKind Kind { get; }

    /// <summary>The ESI that it speaks to.</summary>
    public Eui64 Esi { get; }

    public DeviceOptions Options { get; }

    /// <summary>What it says of itself in its Basic cluster.</summary>
    public NodeIdentity Identity { get; }

    /// <summary>What it draws, to be added to a meter.</summary>
    public Load Load { get; }

    /// <summary>True for a device whose load is the home's heating and cooling.</summary>
    public bool IsClimate => Load is HvacLoad;

    /// <summary>False while it has no power: it then hears, says and draws nothing.</summary>
    public bool IsOn => _aps.IsOn;

    /// <summary>Its load control client; null for a device that is none.</summary>
    public DrlcClient? LoadControl => _drlc;

    /// <summary>Hears, in words, what the device learns of meters; null: nobody.</summary>
    public Action<string>? Heard { get; set; }

    /// <summary>Begins to live in a network that it has joined: reads the time, and asks its ESI for events, prices and the text in force.</summary>
    public void Begin()
    {
        _round++;
        if (_hasClock)
        {
            _time.Begin();
        }

        _meter?.Begin();
        _mirrored?.Begin();
        _display?.Ask(Options.PollInterval is null);
        AskForEvents();
    }

    /// <summary>Its power is cut. What it holds it keeps; timers of events go on unheard, as a real-time clock with a battery does.</summary>
    public void SwitchOff() => Supply(false);

    /// <summary>Another application takes its place, and its load: what it still has under way does nothing any more.</summary>
    public void Retire()
    {
        _isRetired = true;
        _prices?.Retire();
        SwitchOff();
    }

    /// <summary>Its power is back; <see cref="Begin"/> is the caller's, when it is in the network again.</summary>
    public void SwitchOn() => Supply(true);

    /// <summary>Its user wants no part in an event (any more). False when that is refused or means nothing.</summary>
    public bool OptOut(uint issuerEventId) => IsOn && _drlc?.OptOut(issuerEventId) == true;

    /// <summary>Its user takes an opt-out back. False when that means nothing.</summary>
    public bool OptIn(uint issuerEventId) => IsOn && _drlc?.OptIn(issuerEventId) == true;

    /// <summary>Work comes up now for a load that has work to do: a car is plugged in, a dryer is filled, a pool wants filtering.</summary>
    /// <param name="wattHours">How much, 0 or more; with what is left at most a full day's.</param>
    /// <returns>False for a load that has no such work.</returns>
    public bool GiveWork(int wattHours)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wattHours);
        (Load as JobLoad)?.Give(wattHours, _agenda.Now);
        return Load is JobLoad;
    }

    /// <summary>Its user confirms the text on the display. False when there is none to confirm.</summary>
    public bool ConfirmText() => IsOn && _display?.Confirm() == true;

    public void OnConfirm(int token, ApsStatus status)
    {
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (!IsOn || address.DestinationEndpoint == ApsAddress.DeviceObject || LinkKeyRule.Refuses(_aps, Address, address, asdu))
        {
            return;
        }

        switch (address.Cluster)
        {
            case ClusterId.Drlc when _drlc is not null:
                _drlc.OnIndication(address, asdu);
                break;
            case ClusterId.Price or ClusterId.Messaging when _display is not null:
                _display.OnIndication(address, asdu);
                if (address.Cluster == ClusterId.Price)
                {
                    _prices?.Look();
                }

                break;
            case ClusterId.KeyEstablishment:
                // Its stack's.
                break;
            default:
                if (ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlySpan<byte> payload) && !_endpoint.TryHandle(address, header, payload))
                {
                    _endpoint.Refuse(address, header);
                }

                break;
        }
    }

    void IControlWatcher.OnControlChanged(MarketTime now)
    {
        if (Load is DeviceLoad load && !_isRetired)
        {
            ClientEvent? applied = _drlc!.Applied;
            load.Obey(applied is null ? ControlInForce.None : new ControlInForce(_drlc.ControlOf(applied), now.Milliseconds), now);
        }
    }

    void ITimed.OnTimer(MarketTime now, int token)
    {
        if (token == _round)
        {
            AskForEvents();
        }
    }

    /// <summary>A device without a clock can be told only what has begun, so it asks now and again.</summary>
    private void AskForEvents()
    {
        _drlc?.AskForScheduledEvents();
        if (_drlc is not null && !_hasClock)
        {
            _agenda.Schedule(_agenda.Now.PlusMilliseconds(AskingInterval), this, _round);
        }
    }

    private void Tell(string text) => Heard?.Invoke(text);

    private void TellIfOn(string text)
    {
        if (IsOn)
        {
            Tell(text);
        }
    }

    private void Supply(bool isOn)
    {
        if (IsOn == isOn)
        {
            return;
        }

        _aps.IsOn = isOn;
        (Load as DeviceLoad)?.Supply(isOn, _agenda.Now);
        if (!isOn)
        {
            _round++;
            _time.Stop();
            _meter?.Stop();
            _mirrored?.Stop();
        }
    }
}
