using System.Text.Json.Serialization;

namespace Han.Gateway.Registry;

/// <summary>All that the register says of a premise, for `premises show`.</summary>
/// <param name="Source">listed, generated or imported.</param>
/// <param name="Rows">The imported rows of the ESIID, oldest first; empty for others.</param>
/// <param name="InForce">False when none of the rows is in force: the report then tells the one that the key led to.</param>
internal sealed record PremiseReport(
    string EsiId, string Source, string Tdsp, string TdspDuns, string? RepDuns, string Status, string? MeterSerialNumber, string? Esi,
    IReadOnlyList<DeviceReport> Devices, PremiseDetails? Meter, IReadOnlyList<PremiseRowReport> Rows, bool InForce);

internal sealed record DeviceReport(string Mac, string Kind);

internal sealed record PremiseRowReport(DateTimeOffset Effective, bool InForce, string Status, string? RepDuns, string? MeterSerialNumber, string? Esi);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PremiseReport))]
[JsonSerializable(typeof(PremiseStatistics))]
internal sealed partial class PremiseJson : JsonSerializerContext;
