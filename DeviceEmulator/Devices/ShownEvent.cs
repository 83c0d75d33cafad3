using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Devices;

/// <summary>An event as a device shows it.</summary>
/// <param name="StartsAt">With the device's own random delay.</param>
/// <param name="EndsAt">With the device's own random delay.</param>
/// <param name="Control">What the device does for it, or would.</param>
public sealed record ShownEvent(
    uint IssuerEventId, DrlcState State, CriticalityLevel Criticality, MarketTime StartsAt, MarketTime EndsAt, AppliedControl Control);
