using DeviceEmulator.Time;

namespace DeviceEmulator.Metering;

/// <summary>The <see cref="LoadShape"/> of a premise as a load of its meter.</summary>
internal sealed class HouseholdLoad(MarketTime from, LoadShape shape) : Load(from)
{
    private bool _coolsAndHeats = true;

    /// <summary>A modelled thermostat takes heating and cooling over, or leaves them again.</summary>
    public void LeaveClimate(bool toThermostat, MarketTime now)
    {
        Settle(now);
        _coolsAndHeats = !toThermostat;
    }

    protected override (int Watts, long Until) Plan(long at) =>
        (shape.WattsAt(new MarketTime(at), _coolsAndHeats), (at / LoadShape.Step + 1) * LoadShape.Step);
}
