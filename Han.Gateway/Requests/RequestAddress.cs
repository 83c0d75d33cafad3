namespace Han.Gateway.Requests;

/// <summary>One Address element as written, trimmed; format and existence are checked against the register later.</summary>
public readonly record struct RequestAddress(string EsiId, string MeterSerialNumber, string? DeviceMacAddress);
