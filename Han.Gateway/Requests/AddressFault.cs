namespace Han.Gateway.Requests;

/// <summary>Why one address was not taken. <paramref name="Ordinal"/> is its place in the request, from 1.</summary>
public sealed record AddressFault(uint Ordinal, string EsiId, string? MeterSerialNumber, string? DeviceMacAddress, string FaultCode, string FaultMessage);
