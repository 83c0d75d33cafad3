using Han.Gateway.Routing;
using Sep.Codec.Types;

namespace Han.Gateway.Registry.Imported;

/// <summary>
/// The imported premises as one manifest describes them; immutable. The row in force is the one with the latest effective moment that has come; of two
/// for the same moment, the one imported later.
/// </summary>
internal sealed class ImportedPremises
{
    private readonly Segment[] _segments;
    private readonly Tdsp?[][] _tdsps;

    /// <param name="segments">Newest first.</param>
    public ImportedPremises(PremiseManifest manifest, IReadOnlyList<Segment> segments)
    {
        Manifest = manifest;
        _segments = [.. segments];
        _tdsps = [.. segments.Select(s => Enumerable.Range(0, s.Texts.Count).Select(i => TdspDirectory.ByDuns(s.Texts[(ushort)i])).ToArray())];
    }

    public PremiseManifest Manifest { get; }

    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Rows of all segments; a premise may have several.</summary>
    public long Rows => _segments.Sum(s => (long)s.Count);

    public bool TryFind(ReadOnlySpan<char> esiId, uint at, out RecordPlace place, out PremiseRecord record)
    {
        if (EsiIdKey.TryPack(esiId, out UInt128 key))
        {
            return TryFind(key, at, out place, out record);
        }

        (place, record) = (default, default);
        return false;
    }

    /// <summary>The row of an ESIID in force at a moment (seconds since 1970).</summary>
    public bool TryFind(UInt128 esiId, uint at, out RecordPlace place, out PremiseRecord record)
    {
        UInt128 key = PremiseRecord.KeyOf(esiId, at);
        UInt128 best = default;
        (place, record) = (default, default);
        bool isFound = false;
        for (int i = 0; i < _segments.Length; i++)
        {
            long number = _segments[i].LastUpTo(key);
            if (number < 0)
            {
                continue;
            }

            UInt128 found = _segments[i].KeyAt((uint)number);
            if (PremiseRecord.EsiIdOf(found) == esiId && (!isFound || found > best))
            {
                (best, place, isFound) = (found, new RecordPlace(i, (uint)number), true);
            }
        }

        if (isFound)
        {
            record = At(place);
        }

        return isFound;
    }

    /// <summary>The premise that has the meter at a moment; where several claim it, one that has not ended.</summary>
    public bool TryFindMeter(in MeterKey meter, uint at, out RecordPlace place, out PremiseRecord record)
    {
        ulong hash = meter.Hash;
        (place, record) = (default, default);
        bool isFound = false;
        foreach (Segment segment in _segments)
        {
            for (uint i = segment.FirstMeter(hash); i < segment.Meters && segment.MeterAt(i) is { } entry && entry.Hash == hash; i++)
            {
                if (TryFind(segment.At(entry.Record).EsiId, at, out RecordPlace candidate, out PremiseRecord current) && current.Meter == meter
                    && (!isFound || current.Status != PremiseStatus.Inactive))
                {
                    (place, record, isFound) = (candidate, current, true);
                    if (current.Status != PremiseStatus.Inactive)
                    {
                        return true;
                    }
                }
            }
        }

        return isFound;
    }

    /// <summary>
    /// The premise whose ESI it is at a moment. Where none has it, the one that had it last, because what was sent there once must still find a name; where none
    /// had it yet, the one that will have it first.
    /// </summary>
    public bool TryFindEsi(Eui64 esi, uint at, out RecordPlace place, out PremiseRecord record)
    {
        ulong hash = KeyHash.Of(esi.Value);
        (place, record) = (default, default);
        bool isFound = false;
        for (int s = 0; s < _segments.Length; s++)
        {
            Segment segment = _segments[s];
            for (uint i = segment.FirstEui(hash); i < segment.Euis && segment.EuiAt(i) is { } entry && entry.Hash == hash; i++)
            {
                PremiseRecord listed = segment.At(entry.Record);
                if (TryFind(listed.EsiId, at, out RecordPlace candidate, out PremiseRecord current) && current.Esi == esi
                    && current.Status != PremiseStatus.Inactive)
                {
                    (place, record) = (candidate, current);
                    return true;
                }

                if (!isFound || IsNearer(listed.Effective, record.Effective, at))
                {
                    (place, record, isFound) = (new RecordPlace(s, entry.Record), listed, true);
                }
            }
        }

        return isFound;
    }

    /// <summary>
    /// The first of <paramref name="homes"/> (ESIIDs) to which an ESI belonged; a row that another of its moment has replaced counts only where no row stands.
    /// It depends on no moment, and rows of later moments do not change it.
    /// </summary>
    public bool TryFindFirstHome(Eui64 esi, IReadOnlySet<UInt128> homes, out UInt128 home)
    {
        ulong hash = KeyHash.Of(esi.Value);
        (bool IsReplaced, uint Effective, UInt128 EsiId)? first = null;
        for (int s = 0; s < _segments.Length; s++)
        {
            Segment segment = _segments[s];
            for (uint i = segment.FirstEui(hash); i < segment.Euis && segment.EuiAt(i) is { } entry && entry.Hash == hash; i++)
            {
                PremiseRecord row = segment.At(entry.Record);
                if (row.Esi == esi && homes.Contains(row.EsiId))
                {
                    bool stands = TryFind(row.EsiId, row.Effective, out RecordPlace place, out _) && place == new RecordPlace(s, entry.Record);
                    var candidate = (!stands, row.Effective, row.EsiId);
                    first = first is { } known && known.CompareTo(candidate) <= 0 ? known : candidate;
                }
            }
        }

        home = first?.EsiId ?? default;
        return first is not null;
    }

    /// <summary>What has come is nearer than what is to come, and of two alike the one with less time between.</summary>
    private static bool IsNearer(uint moment, uint other, uint at) =>
        moment <= at ? other > at || moment > other : other > at && moment < other;

    public PremiseRecord At(RecordPlace place) => _segments[place.Segment].At(place.Record);

    public string Text(RecordPlace place, ushort number) => _segments[place.Segment].Texts[number];

    public Tdsp TdspOf(RecordPlace place, in PremiseRecord record) =>
        _tdsps[place.Segment][record.Tdsp] ?? throw new InvalidDataException($"{_segments[place.Segment].Path}: '{Text(place, record.Tdsp)}' is no TDSP's DUNS.");

    /// <summary>Every row of an ESIID that may come into force, oldest first.</summary>
    public IReadOnlyList<RecordPlace> RowsOf(UInt128 esiId)
    {
        var rows = new List<RecordPlace>();
        for (long at = uint.MaxValue; at >= 0 && TryFind(esiId, (uint)at, out RecordPlace place, out PremiseRecord record); at = record.Effective - 1L)
        {
            rows.Insert(0, place);
        }

        return rows;
    }

    /// <summary>The premises with a row in force at a moment, by ESIID.</summary>
    public IEnumerable<RecordPlace> InForce(uint at)
    {
        bool isKnown = false;
        RecordPlace last = default;
        UInt128 lastEsiId = default;
        foreach ((RecordPlace place, PremiseRecord record) in new SegmentMerge(_segments).Rows())
        {
            if (record.Effective > at)
            {
                continue;
            }

            if (isKnown && record.EsiId != lastEsiId)
            {
                yield return last;
            }

            (last, lastEsiId, isKnown) = (place, record.EsiId, true);
        }

        if (isKnown)
        {
            yield return last;
        }
    }
}
