namespace Sep.Codec.Clusters.Metering;

/// <summary>What a commodity is counted in. Bit 7 says that the numbers are BCD; 0x0A-0x0D came with SE 1.1.</summary>
public enum UnitOfMeasure : byte
{
    /// <summary>kWh for energy and kW for demand.</summary>
    KilowattHours = 0x00,
    CubicMetres = 0x01,
    CubicFeet = 0x02,
    HundredCubicFeet = 0x03,
    UsGallons = 0x04,
    ImperialGallons = 0x05,
    BritishThermalUnits = 0x06,
    Litres = 0x07,
    KilopascalsGauge = 0x08,
    KilopascalsAbsolute = 0x09,
    ThousandCubicFeet = 0x0A,
    Unitless = 0x0B,
    Megajoules = 0x0C,

    /// <summary>kVArh for energy and kVAr for demand.</summary>
    KilovarHours = 0x0D,
    KilowattHoursBcd = 0x80,
    CubicMetresBcd = 0x81,
    CubicFeetBcd = 0x82,
    HundredCubicFeetBcd = 0x83,
    UsGallonsBcd = 0x84,
    ImperialGallonsBcd = 0x85,
    BritishThermalUnitsBcd = 0x86,
    LitresBcd = 0x87,
    KilopascalsGaugeBcd = 0x88,
    KilopascalsAbsoluteBcd = 0x89,
    ThousandCubicFeetBcd = 0x8A,
    UnitlessBcd = 0x8B,
    MegajoulesBcd = 0x8C,
    KilovarHoursBcd = 0x8D,
}
