namespace Sep.Codec.Clusters.Drlc;

/// <summary>The kinds of load an event addresses, 16 bits; a device takes part when it shares one bit with the event. Bits 12-15 are reserved.</summary>
[Flags]
public enum DeviceClass : ushort
{
    None = 0,
    HvacCompressorOrFurnace = 1 << 0,
    StripAndBaseboardHeaters = 1 << 1,
    WaterHeater = 1 << 2,
    PoolPumpSpaJacuzzi = 1 << 3,
    SmartAppliances = 1 << 4,
    IrrigationPump = 1 << 5,
    ManagedCommercialAndIndustrialLoads = 1 << 6,
    SimpleMiscLoads = 1 << 7,
    ExteriorLighting = 1 << 8,
    InteriorLighting = 1 << 9,
    ElectricVehicle = 1 << 10,
    GenerationSystems = 1 << 11,

    /// <summary>Every class that SE 1.x names.</summary>
    All = 0x0FFF,
}
