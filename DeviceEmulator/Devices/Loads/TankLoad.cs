using DeviceEmulator.Clusters;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices.Loads;

/// <summary>
/// An electric water heater: a tank of 190 litres whose element heats between two temperatures, emptied by the household's use of hot water through
/// the day.
/// </summary>
internal sealed class TankLoad(MarketTime from, ulong seed, Eui64 device, int watts) : DeviceLoad(from)
{
    private const double Hottest = 54;
    private const double Coldest = 50;
    private const double Room = 20;
    private const long Hour = 3_600_000;

    /// <summary>Watts of hot water that a household uses on average, by the hour of the wall clock: 13 kWh a day.</summary>
    private static readonly int[] Use =
        [120, 60, 50, 50, 100, 400, 1200, 1300, 900, 550, 420, 420, 450, 380, 350, 350, 450, 750, 1000, 1000, 800, 550, 400, 200];

    private static readonly ThermalBody Tank = new(WattsPerKelvin: 2.5, WattHoursPerKelvin: 221);

    private readonly double _household = 0.7 + 0.6 * Chance.Unit(Chance.Draw(seed, 0, device.Value, DrawPurpose.HouseModel, 3));
    private double _temperature = Coldest + (Hottest - Coldest) * Chance.Unit(Chance.Draw(seed, 0, device.Value, DrawPurpose.HouseModel, 4));
    private double _heat;
    private bool _calls;

    /// <summary>Degrees Celsius, at a moment, if nothing from outside changes before.</summary>
    public double TemperatureAt(MarketTime at) => ((TankLoad)Ahead(at))._temperature;

    protected override (int Watts, long Until) Plan(long at, double share)
    {
        _calls = _calls ? _temperature < Hottest : _temperature <= Coldest;
        int drawn = _calls ? (int)(watts * share) : 0;
        _heat = drawn - Use[CentralTime.Wall(new MarketTime(at)).Hour] * _household;
        long reached = Tank.Until(_calls ? Hottest : Coldest, _temperature, Room, _heat);
        long hour = (at / Hour + 1) * Hour;
        return (drawn, reached == long.MaxValue ? hour : Math.Min(hour, at + reached));
    }

    protected override void Move(long from, long until) => _temperature = Tank.After(_temperature, Room, _heat, until - from);
}
