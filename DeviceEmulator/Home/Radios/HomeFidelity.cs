namespace DeviceEmulator.Home.Radios;

/// <summary>How much of the radio exists.</summary>
public enum HomeFidelity : byte
{
    /// <summary>Payloads are handed over; who may join and what reaches whom follows the rules.</summary>
    Application = 0,

    /// <summary>Every frame exists as on the air, encrypted with real keys.</summary>
    Radio = 1,
}
