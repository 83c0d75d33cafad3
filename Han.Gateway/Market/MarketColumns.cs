using Han.Gateway.Registry.Imported;

namespace Han.Gateway.Market;

/// <summary>The columns of a file of market transactions.</summary>
/// <param name="header">The header's fields.</param>
internal sealed class MarketColumns(IReadOnlyList<string> header) : CsvColumns(header, Names, _optional, _otherNames)
{
    public const string IdName = "TransactionID";
    public const string KindName = "TransactionType";
    public const string TdspName = "TDSPDUNSNumber";
    public const string EsiIdName = "ESIID";
    public const string EffectiveName = "EffectiveDate";
    public const string RepName = "REPDUNSNumber";
    public const string MeterName = "MeterSerialNumber";
    public const string NewMeterName = "NewMeterSerialNumber";
    public const string NewEsiName = "NewESIEUI64";

    public static readonly string[] Names = [IdName, KindName, TdspName, EsiIdName, EffectiveName, RepName, MeterName, NewMeterName, NewEsiName];

    /// <summary>Columns that only some kinds of transactions need.</summary>
    private static readonly HashSet<string> _optional = [RepName, MeterName, NewMeterName, NewEsiName];

    private static readonly Dictionary<string, string> _otherNames = new(StringComparer.Ordinal)
    {
        ["ID"] = IdName,
        ["TYPE"] = KindName,
        ["TDSPDUNS"] = TdspName,
        ["REPDUNS"] = RepName,
        ["METER"] = MeterName,
        ["NEWMETER"] = NewMeterName,
        ["NEWEUI64"] = NewEsiName,
    };
}
