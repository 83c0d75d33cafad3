namespace Han.Gateway.Registry.Imported;

/// <summary>Where each column stands in an imported file. Names are compared without case, spaces, hyphens and underscores; unknown columns are let be.</summary>
internal sealed class PremiseColumns
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

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">A needed column is missing or stands twice.</exception>
    public PremiseColumns(IReadOnlyList<string> header)
    {
        Count = header.Count;
        var unknown = new List<string>();
        for (int i = 0; i < header.Count; i++)
        {
            if (Known(header[i]) is not { } name)
            {
                unknown.Add(header[i]);
            }
            else if (!_places.TryAdd(name, i))
            {
                throw new InvalidDataException($"line 1: the column {name} stands twice in the header.");
            }
        }

        Unknown = unknown;
        string[] missing = [.. Names.Where(n => !_places.ContainsKey(n) && !_optional.Contains(n))];
        if (missing.Length > 0)
        {
            throw new InvalidDataException($"line 1: the header lacks {string.Join(", ", missing)}; the columns are {string.Join(", ", Names)}.");
        }
    }

    public int Count { get; }

    /// <summary>Columns of the file that mean nothing here.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>The place of a column; -1 where the file leaves it out.</summary>
    public int this[string name] => _places.GetValueOrDefault(name, -1);

    private static string? Known(string header)
    {
        string plain = string.Concat(header.Where(c => c is not (' ' or '-' or '_'))).ToUpperInvariant();
        return Names.FirstOrDefault(n => n.Equals(plain, StringComparison.OrdinalIgnoreCase)) ?? _otherNames.GetValueOrDefault(plain);
    }
}
