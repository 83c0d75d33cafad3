namespace Han.Gateway.Development;

/// <summary>A premise that demonstration clients may address.</summary>
public sealed record SampleAddress(string EsiId, string Meter, IReadOnlyList<string> Devices);
