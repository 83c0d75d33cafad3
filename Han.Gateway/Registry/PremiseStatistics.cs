using DeviceEmulator.Time;
using Han.Gateway.Registry.Imported;

namespace Han.Gateway.Registry;

/// <summary>Counts over the imported premises as they are at a moment, for `premises stats`.</summary>
/// <param name="Rows">Rows in all segments, in force or not.</param>
/// <param name="Premises">Premises with a row in force.</param>
internal sealed record PremiseStatistics(
    long Generation, DateTimeOffset ImportedAt, int Segments, long Bytes, long Rows, long Premises, SortedDictionary<string, long> ByStatus,
    SortedDictionary<string, long> ByTdsp, SortedDictionary<string, long> ByRep, SortedDictionary<string, long> ByHan)
{
    public static PremiseStatistics Of(ImportedBase imported, MarketTime at)
    {
        ImportedPremises source = imported.Current;
        var statistics = new PremiseStatistics(
            source.Manifest.Generation, source.Manifest.ImportedAt, source.Segments.Count, source.Segments.Sum(s => s.Length), source.Rows, 0,
            new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        long premises = 0;
        foreach (RecordPlace place in source.InForce((uint)Math.Clamp(at.Milliseconds / 1000, 0, uint.MaxValue)))
        {
            PremiseRecord record = source.At(place);
            premises++;
            Count(statistics.ByStatus, record.Status.ToString());
            Count(statistics.ByTdsp, source.TdspOf(place, record).Name);
            Count(statistics.ByRep, source.Text(place, record.Rep) is { Length: > 0 } rep ? rep : "none");
            Count(statistics.ByHan, record.Han.ToString());
        }

        return statistics with { Premises = premises };
    }

    private static void Count(SortedDictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
