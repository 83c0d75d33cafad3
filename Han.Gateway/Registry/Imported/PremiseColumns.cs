namespace Han.Gateway.Registry.Imported;

/// <summary>The columns of an exported file of premises.</summary>
/// <param name="header">The header's fields.</param>
internal sealed class PremiseColumns(IReadOnlyList<string> header) : CsvColumns(header, Names, _optional, _otherNames)
{
    public const string EsiIdName = "ESIID";
    public const string MeterName = "MeterSerialNumber";
    public const string TdspName = "TDSPDUNSNumber";
    public const string RepName = "REPDUNSNumber";
    public const string StatusName = "PremiseStatus";
    public const string ManufacturerName = "MeterManufacturer";
    public const string ModelName = "MeterModel";
    public const string MeterFirmwareName = "MeterFirmware";
    public const string HanFirmwareName = "HANFirmware";
    public const string SepRevisionName = "SEPRevision";
    public const string HanInitialisedName = "HANInitialised";
    public const string EsiName = "ESIEUI64";
    public const string EffectiveName = "EffectiveDate";

    /// <summary>The columns in the order of our own files.</summary>
    public static readonly string[] Names =
    [
        EsiIdName, MeterName, TdspName, RepName, StatusName, ManufacturerName, ModelName, MeterFirmwareName, HanFirmwareName, SepRevisionName,
        HanInitialisedName, EsiName, EffectiveName,
    ];

    /// <summary>Columns that a file may leave out; their values are then unknown.</summary>
    private static readonly HashSet<string> _optional = [ManufacturerName, ModelName, MeterFirmwareName, HanFirmwareName, SepRevisionName, HanInitialisedName];

    private static readonly Dictionary<string, string> _otherNames = new(StringComparer.Ordinal)
    {
        ["METER"] = MeterName,
        ["TDSPDUNS"] = TdspName,
        ["REPDUNS"] = RepName,
        ["STATUS"] = StatusName,
        ["HANINITIALIZED"] = HanInitialisedName,
        ["EUI64"] = EsiName,
    };
}
