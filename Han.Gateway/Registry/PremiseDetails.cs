namespace Han.Gateway.Registry;

/// <summary>What an export says of a premise's meter besides its addresses. Empty: the export does not say.</summary>
/// <param name="HanInitialised">Whether the home area network was started; null: the export does not say.</param>
/// <param name="Effective">When the row that says so took effect.</param>
public sealed record PremiseDetails(
    string MeterManufacturer, string MeterModel, string MeterFirmware, string HanFirmware, string SepRevision, bool? HanInitialised, DateTimeOffset Effective)
{
    /// <summary>A value that the export tells; null for one that it does not.</summary>
    public static string? Told(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
