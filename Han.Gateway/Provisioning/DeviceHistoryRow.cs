using DeviceEmulator.Time;

namespace Han.Gateway.Provisioning;

/// <summary>One status that a device came to.</summary>
/// <param name="RequestId">The request that brought it there.</param>
public sealed record DeviceHistoryRow(MarketTime At, DeviceStatus Status, string RequestId, RemovalReason Reason, RemovalSource Source, string? Note);
