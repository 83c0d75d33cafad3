namespace Sep.Codec.Clusters.Metering;

/// <summary>What a meter measures; the commodity types of the Price cluster, too. A mirror adds 127 to the number of the meter that it stands for.</summary>
public enum MeteringDeviceType : byte
{
    Electric = 0x00,
    Gas = 0x01,
    Water = 0x02,

    /// <summary>Deprecated; see <see cref="Heat"/> and <see cref="Cooling"/>.</summary>
    Thermal = 0x03,
    Pressure = 0x04,
    Heat = 0x05,
    Cooling = 0x06,

    /// <summary>Charging of electric vehicles, or another single use.</summary>
    ElectricVehicle = 0x07,
    PvGeneration = 0x08,
    WindTurbine = 0x09,
    WaterTurbine = 0x0A,
    MicroGeneration = 0x0B,
    SolarHotWater = 0x0C,
    MirroredElectric = 0x7F,
    MirroredGas = 0x80,
    MirroredWater = 0x81,
    MirroredThermal = 0x82,
    MirroredPressure = 0x83,
    MirroredHeat = 0x84,
    MirroredCooling = 0x85,
    MirroredElectricVehicle = 0x86,
    MirroredPvGeneration = 0x87,
    MirroredWindTurbine = 0x88,
    MirroredWaterTurbine = 0x89,
    MirroredMicroGeneration = 0x8A,
    MirroredSolarHotWater = 0x8B,
}
