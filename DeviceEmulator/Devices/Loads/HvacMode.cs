namespace DeviceEmulator.Devices.Loads;

/// <summary>What a heat pump is called upon to do.</summary>
public enum HvacMode : byte
{
    Idle = 0,
    Cooling,
    Heating,
}
