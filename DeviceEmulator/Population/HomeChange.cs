using DeviceEmulator.Devices;
using DeviceEmulator.Time;

namespace DeviceEmulator.Population;

/// <summary>What happened to one device of a home since its population was described: it joined, was given other attributes, or left.</summary>
/// <param name="At">From then on.</param>
/// <param name="Device">As it is from then on.</param>
/// <param name="IsThere">False when it left.</param>
public readonly record struct HomeChange(MarketTime At, DeviceSpec Device, bool IsThere);
