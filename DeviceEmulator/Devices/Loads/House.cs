using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace DeviceEmulator.Devices.Loads;

/// <summary>A house as its thermostat feels it: what it loses, what it holds, and the power of its heat pump.</summary>
/// <param name="WattsPerKelvin">Through walls, windows and draughts.</param>
/// <param name="WattHoursPerKelvin">Of air, furniture and walls that take part.</param>
/// <param name="CoolingWatts">Heat that the compressor takes out.</param>
/// <param name="HeatingWatts">Heat that it brings in.</param>
/// <param name="CoolingPerformance">Heat over electric power, cooling.</param>
/// <param name="HeatingPerformance">Heat over electric power, heating.</param>
/// <param name="GainWatts">From people and appliances; the sun adds as much again at noon.</param>
public sealed record House(
    double WattsPerKelvin = 250, double WattHoursPerKelvin = 3000, double CoolingWatts = 10_500, double HeatingWatts = 10_000,
    double CoolingPerformance = 3.0, double HeatingPerformance = 2.5, double GainWatts = 600)
{
    /// <summary>A house that chance makes for a device: a fifth larger or smaller in each way.</summary>
    public static House Of(ulong seed, Eui64 device)
    {
        House usual = new();
        return usual with
        {
            WattsPerKelvin = usual.WattsPerKelvin * Factor(0),
            WattHoursPerKelvin = usual.WattHoursPerKelvin * Factor(1),
            GainWatts = usual.GainWatts * Factor(2),
        };

        double Factor(uint n) => 0.8 + 0.4 * Chance.Unit(Chance.Draw(seed, 0, device.Value, DrawPurpose.HouseModel, n));
    }

    internal ThermalBody Body => new(WattsPerKelvin, WattHoursPerKelvin);

    internal int CoolingPower => (int)(CoolingWatts / CoolingPerformance);

    internal int HeatingPower => (int)(HeatingWatts / HeatingPerformance);

    /// <summary>Watts of heat from inside and from the sun, by the hour of the wall clock.</summary>
    internal double GainAt(int hour) => GainWatts * (1 + Math.Max(0, Math.Sin(Math.PI * (hour - 7) / 12.0)));
}
