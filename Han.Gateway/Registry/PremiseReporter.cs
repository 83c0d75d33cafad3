using System.Globalization;
using System.Text;
using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Registry.Imported;
using Han.Gateway.Translation;
using Sep.Codec.Types;

namespace Han.Gateway.Registry;

/// <summary>Makes the reports of `premises show` and `premises stats`.</summary>
internal static class PremiseReporter
{
    /// <summary>The premise with that ESIID, EUI-64, MAC address or meter; null when there is none at the moment.</summary>
    public static PremiseReport? Find(PremiseRegister register, string key, MarketTime at) =>
        register.TryFind(key, at, out Premise premise)
        || (Eui64.TryParse(key, out Eui64 address) && register.TryFind(address, at, out premise))
        || register.TryFindMeter(key, at, out premise)
            ? Report(register, premise, at)
            : null;

    public static string ToText(PremiseReport report)
    {
        var text = new StringBuilder();
        Line(text, "ESIID", report.EsiId);
        Line(text, "source", report.Source);
        Line(text, "TDSP", $"{report.Tdsp} ({report.TdspDuns})");
        Line(text, "REP of record", report.RepDuns ?? "none");
        Line(text, "status", report.Status);
        Line(text, "meter", report.MeterSerialNumber ?? "none");
        Line(text, "ESI", report.Esi ?? "none");
        if (report.Meter is { } meter)
        {
            Line(text, "make and model", $"{meter.MeterManufacturer} {meter.MeterModel}".Trim());
            Line(text, "meter firmware", meter.MeterFirmware);
            Line(text, "HAN firmware", meter.HanFirmware);
            Line(text, "SEP revision", meter.SepRevision);
            Line(text, "HAN initialised", meter.HanInitialised switch { true => "yes", false => "no", null => "not said" });
        }

        foreach (DeviceReport device in report.Devices)
        {
            Line(text, "device", $"{device.Mac} {device.Kind}");
        }

        foreach (PremiseRowReport row in report.Rows)
        {
            Line(
                text, row.InForce ? "in force" : "row",
                $"{row.Effective:yyyy-MM-dd HH:mm zzz} {row.Status}, REP {row.RepDuns ?? "none"}, meter {row.MeterSerialNumber ?? "none"}, ESI {row.Esi ?? "none"}");
        }

        if (!report.InForce)
        {
            Line(text, "now", "no row is in force");
        }

        return text.ToString().TrimEnd();
    }

    public static string ToText(PremiseStatistics statistics)
    {
        var text = new StringBuilder();
        Line(text, "import", $"{statistics.Generation} of {CentralTime.From(MarketTime.From(statistics.ImportedAt)):yyyy-MM-dd HH:mm zzz}");
        Line(text, "on disk", $"{Number(statistics.Rows)} rows, {Number(statistics.Segments)} segments, {Number(statistics.Bytes)} bytes");
        Line(text, "premises now", Number(statistics.Premises));
        Counts(text, "status", statistics.ByStatus);
        Counts(text, "TDSP", statistics.ByTdsp);
        Counts(text, "REP", statistics.ByRep);
        Counts(text, "HAN", statistics.ByHan);
        return text.ToString().TrimEnd();
    }

    private static PremiseReport Report(PremiseRegister register, in Premise found, MarketTime at)
    {
        // An ESI also leads to a row that has passed or is to come.
        bool isInForce = register.TryFind(register.EsiIdOf(found), at, out Premise premise);
        premise = isInForce ? premise : found;
        Span<DeviceSpec> devices = stackalloc DeviceSpec[2 * PremiseRegister.MaximumDevices];
        int count = register.DevicesOf(premise, devices);
        PremiseDetails? details = register.DetailsOf(premise);
        return new PremiseReport(
            register.EsiIdOf(premise), premise.Source is not null ? "imported" : premise.Number < 0 ? "listed" : "generated", premise.Tdsp.Name,
            premise.Tdsp.Duns, NullIfEmpty(premise.RepDuns), premise.Status.ToString(), NullIfEmpty(register.MeterOf(premise)), EsiText(premise),
            [.. devices[..count].ToArray().Select(d => new DeviceReport(d.Address.ToString(), d.Kind.ToString()))],
            details is null ? null : details with { Effective = Central(details.Effective) }, Rows(register, premise, isInForce), isInForce);
    }

    private static List<PremiseRowReport> Rows(PremiseRegister register, in Premise premise, bool isInForce)
    {
        var rows = new List<PremiseRowReport>();
        if (premise.Source is null)
        {
            return rows;
        }

        foreach (Premise row in register.Imported!.RowsOf(ImportedBase.KeyOf(premise)))
        {
            rows.Add(new PremiseRowReport(
                Central(register.DetailsOf(row)!.Effective), isInForce && row.Number == premise.Number, row.Status.ToString(), NullIfEmpty(row.RepDuns),
                NullIfEmpty(register.MeterOf(row)), EsiText(row)));
        }

        return rows;
    }

    private static DateTimeOffset Central(DateTimeOffset moment) => CentralTime.From(MarketTime.From(moment));

    private static string? EsiText(in Premise premise) => premise.Esi.IsNone ? null : premise.Esi.ToString();

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append(name.PadRight(17)).AppendLine(value);

    private static void Counts(StringBuilder text, string name, SortedDictionary<string, long> counts)
    {
        foreach ((string key, long count) in counts)
        {
            Line(text, name, $"{key}: {Number(count)}");
        }
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
