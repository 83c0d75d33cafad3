namespace DeviceEmulator.Devices;

/// <summary>What an in-home device is. The values are part of every seeded population: append, never renumber.</summary>
public enum DeviceKind : byte
{
    None = 0,

    /// <summary>Programmable communicating thermostat (PCT), SE device 0x0503.</summary>
    Thermostat = 1,

    /// <summary>Load control device, SE device 0x0504.</summary>
    LoadControl = 2,

    /// <summary>In-premise display, SE device 0x0502; not a client of load control.</summary>
    InHomeDisplay = 3,
}
