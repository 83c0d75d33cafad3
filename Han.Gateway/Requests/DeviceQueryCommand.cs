namespace Han.Gateway.Requests;

/// <summary>Which devices are asked for: by ESIID, meter or MAC address, one of them at least; narrowed by status and time.</summary>
/// <param name="Status">As displayed, e.g. Meter Ready; null for all.</param>
/// <param name="Since">Only those whose status has changed since; now (absent) for all.</param>
public sealed record DeviceQueryCommand(string? EsiId, string? MeterSerialNumber, string? DeviceMacAddress, string? Status, RequestTime Since) : HanCommand;
