using System.Globalization;
using Han.Gateway.Authorization;
using Han.Gateway.Routing;
using Han.Gateway.Translation;
using Sep.Codec.Types;

namespace Han.Gateway.Registry.Imported;

/// <summary>Turns the fields of a row into a record, or says which field is wrong and why.</summary>
internal sealed class PremiseRowReader(PremiseColumns columns, TextTable texts)
{
    private const int LongestText = 64;
    private static readonly string[] _dateFormats = ["yyyy-MM-dd", "yyyyMMdd"];

    private readonly Dictionary<DateOnly, uint> _midnights = [];
    private Func<int, string> _fields = _ => "";
    private Rejection? _rejection;
    private uint _line;

    /// <summary>Rows that were taken although their ESIID begins like another TDSP's: premises change hands and keep their ESIIDs.</summary>
    public long OtherPrefixes { get; private set; }

    /// <summary>Reads a row of the right number of fields; null when <paramref name="record"/> is good.</summary>
    public Rejection? Read(Func<int, string> fields, uint line, out PremiseRecord record)
    {
        (_fields, _line, _rejection) = (fields, line, null);
        PremiseStatus status = Status();
        bool isActive = status == PremiseStatus.Active;
        UInt128 esiId = EsiId(out Tdsp? prefix);
        HanState han = Han();
        record = new PremiseRecord { Status = status, Han = han, Line = line };
        record.Meter = Meter(isActive);
        Tdsp? tdsp = TdspOf(out record.Tdsp);
        record.Rep = Rep(isActive);
        record.Esi = Esi(isActive && han != HanState.NotInitialised);
        record.Manufacturer = Text(PremiseColumns.ManufacturerName);
        record.Model = Text(PremiseColumns.ModelName);
        record.MeterFirmware = Text(PremiseColumns.MeterFirmwareName);
        record.HanFirmware = Text(PremiseColumns.HanFirmwareName);
        record.SepRevision = Text(PremiseColumns.SepRevisionName);
        record.Key = PremiseRecord.KeyOf(esiId, Effective());
        if (_rejection is null && prefix is not null && prefix != tdsp)
        {
            OtherPrefixes++;
        }

        return _rejection;
    }

    private UInt128 EsiId(out Tdsp? prefix)
    {
        string text = Value(PremiseColumns.EsiIdName);
        prefix = TdspDirectory.ByPrefix(text);
        if (!EsiIdKey.TryPack(text, out UInt128 key))
        {
            Reject(PremiseColumns.EsiIdName, "must be 17 or 22 digits");
        }

        return key;
    }

    private MeterKey Meter(bool isNeeded)
    {
        string text = Value(PremiseColumns.MeterName);
        MeterKey meter = default;
        if (text.Length > 0 ? !MeterKey.TryPack(text, out meter) : isNeeded)
        {
            Reject(PremiseColumns.MeterName, $"must be 1 to {MeterKey.LongestText} printable characters without spaces at an active premise");
        }

        return meter;
    }

    private Tdsp? TdspOf(out ushort number)
    {
        string text = Value(PremiseColumns.TdspName);
        Tdsp? tdsp = TdspDirectory.ByDuns(text);
        if (tdsp is null)
        {
            Reject(PremiseColumns.TdspName, "is the DUNS of no TDSP of Smart Meter Texas");
        }

        number = tdsp is null ? (ushort)0 : texts.Add(text);
        return tdsp;
    }

    private ushort Rep(bool isNeeded)
    {
        string text = Value(PremiseColumns.RepName);
        if (text.Length == 0 ? isNeeded : !DunsNumber.IsValid(text))
        {
            Reject(PremiseColumns.RepName, "must be 9 or 13 digits; only a premise that is not active may have no REP");
            return 0;
        }

        return texts.Add(text);
    }

    private PremiseStatus Status()
    {
        switch (Value(PremiseColumns.StatusName).ToUpperInvariant())
        {
            case "ACTIVE": return PremiseStatus.Active;
            case "DE-ENERGIZED" or "DEENERGIZED" or "DE-ENERGISED": return PremiseStatus.DeEnergized;
            case "INACTIVE": return PremiseStatus.Inactive;
            default:
                Reject(PremiseColumns.StatusName, "must be Active, De-energized or Inactive");
                return PremiseStatus.Inactive;
        }
    }

    private HanState Han()
    {
        switch (Value(PremiseColumns.HanInitialisedName).ToUpperInvariant())
        {
            case "": return HanState.Unknown;
            case "Y" or "YES" or "TRUE" or "1": return HanState.Initialised;
            case "N" or "NO" or "FALSE" or "0": return HanState.NotInitialised;
            default:
                Reject(PremiseColumns.HanInitialisedName, "must be Y, N or empty");
                return HanState.Unknown;
        }
    }

    private Eui64 Esi(bool isNeeded)
    {
        string text = Value(PremiseColumns.EsiName);
        Eui64 esi = default;
        if (text.Length > 0 ? !Eui64.TryParse(text, out esi) : isNeeded)
        {
            Reject(PremiseColumns.EsiName, "must be 16 hex digits, not all 0 or all F; only without a HAN or on a premise that is not active may it be empty");
        }

        return esi;
    }

    private ushort Text(string column)
    {
        string text = Value(column);
        if (text.Length > LongestText || text.AsSpan().ContainsAnyInRange('\0', '\u001F') || text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            Reject(column, $"must be at most {LongestText} characters of UTF-8 without control characters");
            return 0;
        }

        return _rejection is null ? texts.Add(text) : (ushort)0;
    }

    /// <summary>The first moment of the day in Central time.</summary>
    private uint Effective()
    {
        string text = Value(PremiseColumns.EffectiveName);
        if (!DateOnly.TryParseExact(text, _dateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) || day.Year is < 1970 or > 2099)
        {
            Reject(PremiseColumns.EffectiveName, "must be a date of the form yyyy-MM-dd or yyyyMMdd, 1970 to 2099");
            return 0;
        }

        if (!_midnights.TryGetValue(day, out uint seconds))
        {
            _midnights.Add(day, seconds = Midnight(day));
        }

        return seconds;
    }

    /// <summary>Midnight is there once on every day: the clocks change at two. Dates before 2000, where SEP time begins, are moments too.</summary>
    private static uint Midnight(DateOnly day)
    {
        DateTime local = day.ToDateTime(TimeOnly.MinValue);
        return (uint)new DateTimeOffset(local, CentralTime.Zone.GetUtcOffset(local)).ToUnixTimeSeconds();
    }

    private string Value(string column)
    {
        int place = columns[column];
        return place < 0 ? "" : _fields(place).Trim(' ');
    }

    private void Reject(string field, string reason) => _rejection ??= new Rejection(_line, field, reason);
}
