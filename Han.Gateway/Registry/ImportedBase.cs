using DeviceEmulator.Time;
using Han.Gateway.Registry.Imported;
using Han.Gateway.Routing;
using Han.Gateway.Translation;
using Sep.Codec.Types;

namespace Han.Gateway.Registry;

/// <summary>The imported premises as the base of a register. A newer import takes the place of the older between two look-ups.</summary>
internal sealed class ImportedBase(PremiseFolder folder, ImportedPremises first)
{
    private volatile ImportedPremises _current = first;

    public ImportedPremises Current => _current;

    /// <exception cref="ArgumentException">Nothing was imported yet.</exception>
    /// <exception cref="InvalidDataException">What was imported is damaged.</exception>
    public static ImportedBase Open(string dataDirectory)
    {
        var folder = new PremiseFolder(dataDirectory);
        return new ImportedBase(folder, folder.Open() ?? throw new ArgumentException(
            $"Registry:Base is Imported, but nothing has been imported into '{folder.Path}'; run premises import FILE --full --data '{dataDirectory}' first."));
    }

    /// <summary>Goes over to a newer import; false when there is none. What was looked up before stays readable.</summary>
    /// <exception cref="InvalidDataException">The newer one is damaged; the older stays.</exception>
    public bool Refresh()
    {
        if (PremiseManifest.Load(folder.Path) is not { } manifest || manifest.IsSameAs(_current.Manifest))
        {
            return false;
        }

        _current = folder.Open() ?? _current;
        return true;
    }

    public bool TryFind(ReadOnlySpan<char> esiId, MarketTime at, out Premise premise)
    {
        ImportedPremises source = _current;
        bool isFound = source.TryFind(esiId, Seconds(at), out RecordPlace place, out PremiseRecord record);
        premise = isFound ? Make(source, place, record) : default;
        return isFound;
    }

    public bool TryFind(UInt128 esiId, MarketTime at, out Premise premise)
    {
        ImportedPremises source = _current;
        bool isFound = source.TryFind(esiId, Seconds(at), out RecordPlace place, out PremiseRecord record);
        premise = isFound ? Make(source, place, record) : default;
        return isFound;
    }

    public bool TryFindMeter(ReadOnlySpan<char> meter, MarketTime at, out Premise premise)
    {
        ImportedPremises source = _current;
        premise = default;
        if (!MeterKey.TryPack(meter, out MeterKey key) || !source.TryFindMeter(key, Seconds(at), out RecordPlace place, out PremiseRecord record))
        {
            return false;
        }

        premise = Make(source, place, record);
        return true;
    }

    public bool TryFindEsi(Eui64 esi, MarketTime at, out Premise premise)
    {
        ImportedPremises source = _current;
        bool isFound = source.TryFindEsi(esi, Seconds(at), out RecordPlace place, out PremiseRecord record);
        premise = isFound ? Make(source, place, record) : default;
        return isFound;
    }

    /// <summary>Before this moment no row takes effect: each does at a midnight in Texas.</summary>
    public static MarketTime NextChange(MarketTime at) => CentralTime.StartOf(DateOnly.FromDateTime(CentralTime.From(at).DateTime).AddDays(1));

    public static UInt128 KeyOf(in Premise premise) => RecordOf(premise).EsiId;

    public static string MeterOf(in Premise premise) => RecordOf(premise).Meter.ToString();

    public static bool IsMeterOf(in Premise premise, ReadOnlySpan<char> meter) => MeterKey.TryPack(meter, out MeterKey key) && RecordOf(premise).Meter == key;

    /// <summary>When the row took effect that says so.</summary>
    public static MarketTime EffectiveOf(in Premise premise) => MarketTime.From(DateTimeOffset.FromUnixTimeSeconds(RecordOf(premise).Effective));

    public static PremiseDetails DetailsOf(in Premise premise)
    {
        ImportedPremises source = premise.Source!;
        var place = RecordPlace.Of(premise.Number);
        PremiseRecord record = source.At(place);
        return new PremiseDetails(
            source.Text(place, record.Manufacturer), source.Text(place, record.Model), source.Text(place, record.MeterFirmware),
            source.Text(place, record.HanFirmware), source.Text(place, record.SepRevision),
            record.Han == HanState.Unknown ? null : record.Han == HanState.Initialised, DateTimeOffset.FromUnixTimeSeconds(record.Effective));
    }

    /// <summary>Every row of the premise, oldest first.</summary>
    public IEnumerable<Premise> RowsOf(UInt128 esiId)
    {
        ImportedPremises source = _current;
        return source.RowsOf(esiId).Select(place => Make(source, place, source.At(place)));
    }

    /// <summary>Every premise as it is at a moment, by ESIID.</summary>
    public IEnumerable<Premise> All(MarketTime at)
    {
        ImportedPremises source = _current;
        return source.InForce(Seconds(at)).Select(place => Make(source, place, source.At(place)));
    }

    private static Premise Make(ImportedPremises source, RecordPlace place, in PremiseRecord record) =>
        new(place.Number, source.TdspOf(place, record), source.Text(place, record.Rep), record.Esi) { Status = record.Status, Source = source };

    private static PremiseRecord RecordOf(in Premise premise) => premise.Source!.At(RecordPlace.Of(premise.Number));

    private static uint Seconds(MarketTime at) => (uint)Math.Clamp(at.Milliseconds / 1000, 0, uint.MaxValue);
}
