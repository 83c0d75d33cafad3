using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.Authorization;
using Han.Gateway.Operations;
using Han.Gateway.Registry.Imported;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using Han.Gateway.Translation;
using Sep.Codec.Types;

namespace Han.Gateway.Market;

/// <summary>Turns the fields of a row into a transaction, or says which field is wrong and why. Of what the register knows it asks nothing.</summary>
internal sealed class MarketRowReader(MarketCsv csv)
{
    private const int LongestId = 40;

    private Rejection? _rejection;

    /// <summary>The transaction of the current row; null when it is wrong.</summary>
    /// <param name="number">The number that it is given.</param>
    public MarketTransaction? Read(long number, out Rejection rejection)
    {
        _rejection = null;
        if (csv.FieldCount != csv.Columns.Count)
        {
            Reject("", $"the row has {csv.FieldCount} fields, the header {csv.Columns.Count}");
        }

        MarketTransaction? read = _rejection is null ? Read(number) : null;
        if (csv.HasStrayQuotes)
        {
            _rejection = new Rejection(csv.Line, "", "a quote stands within a field that is not quoted");
        }

        rejection = _rejection.GetValueOrDefault();
        return _rejection is null ? read : null;
    }

    private MarketTransaction Read(long number)
    {
        string id = Value(MarketColumns.IdName);
        if (id.Length is 0 or > LongestId || id.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            Reject(MarketColumns.IdName, $"must be 1 to {LongestId} printable characters without spaces");
        }

        MarketKind kind = Kind();
        Tdsp? tdsp = TdspDirectory.ByDuns(Value(MarketColumns.TdspName));
        if (tdsp is null)
        {
            Reject(MarketColumns.TdspName, "is the DUNS of no TDSP of Smart Meter Texas");
        }

        string esiId = Value(MarketColumns.EsiIdName);
        if (!EsiIdKey.TryPack(esiId, out _))
        {
            Reject(MarketColumns.EsiIdName, "must be 17 or 22 digits");
        }

        MarketTime effective = Effective();
        bool isExchange = kind == MarketKind.MeterExchange;
        return new MarketTransaction(
            number, id, kind, tdsp?.Name ?? "", esiId, effective, Rep(kind is MarketKind.MoveIn or MarketKind.Switch), Meter(MarketColumns.MeterName, isExchange),
            Meter(MarketColumns.NewMeterName, isExchange), Esi(isExchange));
    }

    private MarketKind Kind()
    {
        switch (string.Concat(Value(MarketColumns.KindName).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant())
        {
            case "MOVEIN" or "81416": return MarketKind.MoveIn;
            case "MOVEOUT" or "81424": return MarketKind.MoveOut;
            case "SWITCH" or "REPSWITCH" or "81401": return MarketKind.Switch;
            case "METEREXCHANGE" or "METERREPLACEMENT" or "81420": return MarketKind.MeterExchange;
            default:
                Reject(MarketColumns.KindName, "must be MoveIn, MoveOut, Switch or MeterExchange (or 814_16, 814_24, 814_01, 814_20)");
                return default;
        }
    }

    /// <summary>A day begins at midnight in Central time; with a time of day the transaction takes effect then.</summary>
    private MarketTime Effective()
    {
        string text = Value(MarketColumns.EffectiveName);
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            text = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T00:00:00");
        }

        if (text.Length is 0 or > DateTimeText.MaxLength || !DateTimeText.TryParse(text, out RequestTime time) || time.Local is not { Year: >= 2000 and <= 2099 }
            || !CentralTime.TryResolve(time, out MarketTime moment))
        {
            Reject(MarketColumns.EffectiveName, "must be a date (yyyy-MM-dd or yyyyMMdd) or a moment (yyyy-MM-ddTHH:mm:ss, Central time or with offset) of 2000 to 2099");
            return default;
        }

        return moment;
    }

    private string? Rep(bool isNeeded)
    {
        string text = Value(MarketColumns.RepName);
        if (isNeeded ? !DunsNumber.IsValid(text) : text.Length > 0)
        {
            Reject(MarketColumns.RepName, isNeeded ? "must be the 9 or 13 digits of the new REP" : "must be empty for this type");
        }

        return isNeeded ? text : null;
    }

    private string? Meter(string column, bool isNeeded)
    {
        string text = Value(column);
        if (isNeeded ? !MeterKey.TryPack(text, out _) : text.Length > 0)
        {
            Reject(column, isNeeded ? $"must be 1 to {MeterKey.LongestText} printable characters without spaces" : "must be empty for this type");
        }

        return isNeeded ? text : null;
    }

    private Eui64 Esi(bool isNeeded)
    {
        string text = Value(MarketColumns.NewEsiName);
        Eui64 esi = default;
        if (isNeeded ? !Eui64.TryParse(text, out esi) || esi.IsNone || esi.Value == ulong.MaxValue : text.Length > 0)
        {
            Reject(MarketColumns.NewEsiName, isNeeded ? "must be 16 hex digits, not all 0 or all F" : "must be empty for this type");
        }

        return esi;
    }

    private string Value(string column)
    {
        int place = csv.Columns[column];
        return place < 0 ? "" : csv.Field(place).Trim(' ');
    }

    private void Reject(string field, string reason) => _rejection ??= new Rejection(csv.Line, field, reason);
}
