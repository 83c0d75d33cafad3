using DeviceEmulator.Time;
using Sep.Codec.Clusters.Metering;

namespace DeviceEmulator.Devices;

/// <summary>What a display read from a meter, or from a mirror of one.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Demand">In the unit an hour, as the meter formats it; null when the meter told none.</param>
/// <param name="Register">In the unit, as the meter formats it; null when the meter told none.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Endpoint">Of the ESI: 1 its own meter, another one a mirror.</param>
public sealed record MeterReading(MarketTime At, string? Demand, string? Register, UnitOfMeasure Unit, byte Endpoint)
{
    /// <summary>As a display shows it: "12398.814 kWh, 0.649 kW".</summary>
    public string Text
    {
        get
        {
            (string unit, string rate) = Unit switch
            {
                UnitOfMeasure.KilowattHours => ("kWh", "kW"),
                UnitOfMeasure.HundredCubicFeet => ("ccf", "ccf/h"),
                _ => (Unit.ToString(), $"{Unit} an hour"),
            };
            string[] told = [Register is null ? "" : $"{Register} {unit}", Demand is null ? "" : $"{Demand} {rate}"];
            return told.All(t => t.Length == 0) ? "nothing" : string.Join(", ", told.Where(t => t.Length > 0));
        }
    }
}
