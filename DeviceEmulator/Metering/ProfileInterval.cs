using DeviceEmulator.Time;

namespace DeviceEmulator.Metering;

/// <summary>One interval of a load profile.</summary>
/// <param name="End">When it ended.</param>
/// <param name="WattHours">What was delivered in it.</param>
public readonly record struct ProfileInterval(MarketTime End, long WattHours);
