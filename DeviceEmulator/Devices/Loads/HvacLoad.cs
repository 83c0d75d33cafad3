using DeviceEmulator.Clusters;
using DeviceEmulator.Metering;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Devices.Loads;

/// <summary>
/// A heat pump that keeps a <see cref="House"/> between two set points, in the weather of its region. An event's set points take the place of its
/// own; a duty cycle interrupts the compressor. It switches a quarter of a degree beyond a set point, so as not to flutter.
/// </summary>
internal sealed class HvacLoad : DeviceLoad
{
    private const double HalfBand = 0.25;

    /// <summary>0.01 C between a user's own set points, so that the pump does not work against itself.</summary>
    public const int LeastGap = 100;

    /// <summary>Watts of controls and standby.</summary>
    private const int Standby = 8;

    private readonly House _house;
    private readonly Weather _weather;
    private short _cooling;
    private short _heating;
    private double _indoors;
    private double _heat;
    private double _outdoors;

    /// <param name="cooling">Its own set point, 0.01 C.</param>
    /// <param name="heating">Its own set point, 0.01 C.</param>
    /// <param name="indoors">Degrees Celsius; null for the middle of the two.</param>
    public HvacLoad(MarketTime from, House house, Weather weather, short cooling, short heating, double? indoors)
        : base(from)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(house.WattsPerKelvin);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(house.WattHoursPerKelvin);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(house.CoolingPerformance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(house.HeatingPerformance);
        ArgumentOutOfRangeException.ThrowIfLessThan(cooling - heating, LeastGap, nameof(cooling));
        (_house, _weather, _cooling, _heating) = (house, weather, cooling, heating);
        double outdoors = weather.TemperatureAt(from);
        _indoors = indoors ?? Math.Clamp(outdoors, heating / 100.0, cooling / 100.0);
        _outdoors = outdoors;
    }

    /// <summary>What it is called upon to do; an event may keep the compressor from it.</summary>
    public HvacMode Mode { get; private set; }

    /// <summary>The set points in force, 0.01 C: the event's, else its own.</summary>
    public (short Cooling, short Heating) SetPoints => (
        Control.Applied.CoolingSetPoint != Unused.TemperatureSetPoint ? Control.Applied.CoolingSetPoint : _cooling,
        Control.Applied.HeatingSetPoint != Unused.TemperatureSetPoint ? Control.Applied.HeatingSetPoint : _heating);

    /// <summary>The user's own set points, 0.01 C.</summary>
    public (short Cooling, short Heating) Own => (_cooling, _heating);

    /// <summary>Degrees Celsius, at a moment, if nothing from outside changes before.</summary>
    public double IndoorsAt(MarketTime at) => ((HvacLoad)Ahead(at))._indoors;

    /// <summary>The user turns the knob.</summary>
    public void Set(short cooling, short heating, MarketTime now)
    {
        Settle(now);
        (_cooling, _heating) = (cooling, heating);
    }

    protected override (int Watts, long Until) Plan(long at, double share)
    {
        (double cooling, double heating) = (SetPoints.Cooling / 100.0, SetPoints.Heating / 100.0);
        Mode = Mode switch
        {
            HvacMode.Cooling when _indoors > cooling - HalfBand => HvacMode.Cooling,
            HvacMode.Heating when _indoors < heating + HalfBand => HvacMode.Heating,
            _ when _indoors >= cooling + HalfBand => HvacMode.Cooling,
            _ when _indoors <= heating - HalfBand => HvacMode.Heating,
            _ => HvacMode.Idle,
        };
        MarketTime now = new(at);
        _outdoors = _weather.TemperatureAt(now);
        double gain = _house.GainAt(CentralTime.Wall(now).Hour);
        (double pumped, int power) = Mode switch
        {
            HvacMode.Cooling => (-_house.CoolingWatts, _house.CoolingPower),
            HvacMode.Heating => (_house.HeatingWatts, _house.HeatingPower),
            _ => (0, 0),
        };
        _heat = gain + pumped * share;
        return (Standby + (int)(power * share), Math.Min(Weather.NextChange(at), NextSwitch(at, cooling, heating)));
    }

    protected override void Move(long from, long until) => _indoors = _house.Body.After(_indoors, _outdoors, _heat, until - from);

    /// <summary>When the next threshold is reached; one that lies behind already is reached on the way away from it.</summary>
    private long NextSwitch(long at, double cooling, double heating)
    {
        long first = Mode switch
        {
            HvacMode.Cooling => Until(cooling - HalfBand),
            HvacMode.Heating => Until(heating + HalfBand),
            _ => Math.Min(Until(cooling + HalfBand), Until(heating - HalfBand)),
        };
        return first == long.MaxValue ? long.MaxValue : at + first;
    }

    private long Until(double target) => _house.Body.Until(target, _indoors, _outdoors, _heat);
}
