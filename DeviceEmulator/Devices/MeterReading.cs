using DeviceEmulator.Time;

namespace DeviceEmulator.Devices;

/// <summary>What a display read from a meter.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Kilowatts">The demand, as the meter formats it; null when the meter told none.</param>
/// <param name="KilowattHours">The register, as the meter formats it; null when the meter told none.</param>
public sealed record MeterReading(MarketTime At, string? Kilowatts, string? KilowattHours);
