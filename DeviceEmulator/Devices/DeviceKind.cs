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

    /// <summary>Smart appliance, SE device 0x0505: takes part in load control as a switched load does.</summary>
    SmartAppliance = 4,

    /// <summary>Range extender, device 0x0008: relays, and serves no cluster that the ESI sends to.</summary>
    RangeExtender = 5,

    /// <summary>A gateway or anything else: joined, and told nothing.</summary>
    Other = 6,

    /// <summary>A charger of an electric vehicle, SE device 0x0504: a switched load of its own class.</summary>
    EvCharger = 7,

    /// <summary>A gas meter, SE device 0x0501: sleeps, and is mirrored by its ESI.</summary>
    GasMeter = 8,
}
