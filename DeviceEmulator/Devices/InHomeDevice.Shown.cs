using DeviceEmulator.Clusters;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Metering;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Messaging;
using Sep.Codec.Clusters.Price;
using Sep.Codec.Zdo;

namespace DeviceEmulator.Devices;

// What people see of a device.
public abstract partial class InHomeDevice
{
    /// <summary>Milliseconds: the long poll interval that Silicon Labs' framework gives a device that sleeps.</summary>
    private const long AskingInterval = 300_000;

    /// <summary>What it draws in watts at a moment, now or later if nothing from outside changes before. Nothing changes by asking.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment lies before the load's last change.</exception>
    public int DemandWatts(MarketTime at) => IsOn ? Load.WattsAt(at) : 0;

    /// <summary>What it shows now.</summary>
    public DeviceSnapshot Snapshot()
    {
        MarketTime now = _agenda.Now;
        ClientEvent? e = _drlc?.Foremost;
        ShownEvent? shown = e is null
            ? null
            : new ShownEvent(
                e.Command.IssuerEventId, e.State, e.Command.CriticalityLevel, new MarketTime(e.StartAt), new MarketTime(e.EndAt), _drlc!.ControlOf(e));
        HvacLoad? hvac = Load as HvacLoad;
        double? temperature = hvac?.IndoorsAt(now) ?? (Load as TankLoad)?.TemperatureAt(now);
        return new DeviceSnapshot(
            Address, Kind, StatusOf(e), _clock.Read(now), PriceAt(now), TextAt(now), shown, hvac?.SetPoints.Cooling, hvac?.SetPoints.Heating, temperature,
            DemandWatts(now), _identify.Seconds, _meter?.Reading);
    }

    /// <summary>What its endpoint is, for a stack that describes it to others.</summary>
    public SimpleDescriptor Endpoint => SmartEnergyEndpoints.Of(Kind);

    private protected MeterClient? Meter => _meter;

    private protected MirroredMeterServer? Mirrored => _mirrored;

    private ShownStatus StatusOf(ClientEvent? e) => e?.State switch
    {
        _ when !IsOn => ShownStatus.Off,
        null => ShownStatus.Idle,
        DrlcState.Scheduled => ShownStatus.EventAhead,
        DrlcState state when DrlcTransitions.IsApplied(state) => ShownStatus.InEvent,
        _ => ShownStatus.OptedOut,
    };

    private ShownPrice? PriceAt(MarketTime now) => IsOn && _display?.PriceAt(now) is PublishPrice p
        ? new ShownPrice(p.IssuerEventId, p.RateLabel.ToString(), p.PricePerUnit, p.Currency, p.PriceTier)
        : null;

    private ShownText? TextAt(MarketTime now) => IsOn && _display?.TextAt(now) is DisplayMessage t
        ? new ShownText(
            t.MessageId, t.Message.ToString(), t.MessageControl.Importance(), t.MessageControl.IsConfirmationRequired() && !_display.IsConfirmed)
        : null;

    /// <summary>What a kind of device is made of.</summary>
    /// <param name="Identity">What the kind says of itself.</param>
    /// <param name="Load">What it draws.</param>
    /// <param name="LoadControl">Makes its load control client; null for none.</param>
    private protected sealed record Parts(
        NodeIdentity Identity, Load Load, Func<DeviceBench, IApsService, DrlcClient>? LoadControl = null, bool HasDisplay = false, bool ReadsMeter = false)
    {
        /// <summary>Makes the server of a meter that is mirrored, with whom to tell how it fares; null for none.</summary>
        public Func<IApsService, Action<string>, MirroredMeterServer>? Mirrored { get; init; }
    }
}
