using DeviceEmulator.Clusters;
using DeviceEmulator.Metering;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices.Loads;

/// <summary>
/// What a gas meter counts: cooking and hot water by the hour, and heating by the weather. It draws no power, but goes forward as a load does. Gas is
/// counted exactly, in millionths of a hundred cubic feet times milliseconds.
/// </summary>
/// <param name="initial">Thousandths of a hundred cubic feet that it shows at first.</param>
internal sealed class GasRegister(MarketTime from, ulong seed, Eui64 device, Weather weather, long initial) : Load(from)
{
    private const long Hour = 3_600_000;
    private const long PerThousandth = 1000 * Hour;

    /// <summary>Degrees Celsius below which gas heats the house, and millionths an hour for each of them.</summary>
    private const double HeatsBelow = 15, PerDegree = 28_000;

    /// <summary>Millionths an hour with which a household cooks and heats water on average, by the hour of the wall clock.</summary>
    private static readonly int[] Use =
    [
        2_000, 1_000, 1_000, 1_000, 4_000, 12_000, 26_000, 24_000, 14_000, 10_000, 9_000, 12_000,
        15_000, 11_000, 9_000, 10_000, 14_000, 24_000, 30_000, 26_000, 18_000, 14_000, 8_000, 4_000,
    ];

    private readonly double _household = 0.7 + 0.6 * Chance.Unit(Chance.Draw(seed, 0, device.Value, DrawPurpose.HouseModel, 5));
    private long _counted = initial * PerThousandth;
    private long _rate;

    /// <summary>Thousandths of a hundred cubic feet at a moment, now or later.</summary>
    public long CountAt(MarketTime at) => ((GasRegister)Ahead(at))._counted / PerThousandth;

    protected override (int Watts, long Until) Plan(long at)
    {
        MarketTime now = new(at);
        double heating = Math.Max(0, HeatsBelow - weather.TemperatureAt(now)) * PerDegree;
        _rate = (long)(_household * (Use[CentralTime.Wall(now).Hour] + heating));
        return (0, (at / Hour + 1) * Hour);
    }

    protected override void Move(long from, long until) => _counted += _rate * (until - from);
}
