namespace Han.Gateway.Registry.Imported;

/// <summary>
/// Finds rows of the newest segment that put a meter or an ESI at a premise while another premise, not ended, has it too. Of two rows of one file the
/// later moment loses, then the later line; against rows that were there before, the new one does.
/// </summary>
internal sealed class PremiseConflicts(ImportedPremises premises)
{
    /// <summary>A "meter" in more rows of premises that have not ended is a placeholder: only the first row keeps it, without comparing all with all.</summary>
    private const int Placeholder = 64;

    private readonly Segment _newest = premises.Segments[0];

    /// <summary>Record numbers of the newest segment that lose, with the field that clashes and the line or premise that has it.</summary>
    public Dictionary<uint, (string Field, string Reason)> Find()
    {
        var losers = new Dictionary<uint, (string, string)>();
        Walk(losers, PremiseColumns.MeterName, _newest.ReadMeters(), s => s.Meters, (s, i) => s.MeterAt(i), (s, h) => s.FirstMeter(h), (a, b) => a.Meter == b.Meter);
        Walk(losers, PremiseColumns.EsiName, _newest.ReadEuis(), s => s.Euis, (s, i) => s.EuiAt(i), (s, h) => s.FirstEui(h), (a, b) => a.Esi == b.Esi);
        return losers;
    }

    private void Walk(
        Dictionary<uint, (string Field, string Reason)> losers, string field, RecordFileReader<IndexEntry> reader, Func<Segment, uint> count,
        Func<Segment, uint, IndexEntry> at, Func<Segment, ulong, uint> first, Func<PremiseRecord, PremiseRecord, bool> isSame)
    {
        var group = new List<RecordPlace>();
        bool isMore = reader.TryRead(out IndexEntry next);
        while (isMore)
        {
            ulong hash = next.Hash;
            group.Clear();
            for (; isMore && next.Hash == hash; isMore = reader.TryRead(out next))
            {
                group.Add(new RecordPlace(0, next.Record));
            }

            for (int s = 1; s < premises.Segments.Count; s++)
            {
                Segment older = premises.Segments[s];
                for (uint j = first(older, hash); j < count(older) && at(older, j) is { } entry && entry.Hash == hash; j++)
                {
                    group.Add(new RecordPlace(s, entry.Record));
                }
            }

            if (group.Count > 1)
            {
                Compare(losers, field, group, isSame);
            }
        }
    }

    private void Compare(
        Dictionary<uint, (string Field, string Reason)> losers, string field, List<RecordPlace> group, Func<PremiseRecord, PremiseRecord, bool> isSame)
    {
        // An ended premise has nothing that another could not have too.
        (RecordPlace Place, PremiseRecord Record)[] rows =
            [.. group.Select(p => (Place: p, Record: premises.At(p))).Where(r => r.Record.Status != PremiseStatus.Inactive)];
        int own = rows.Count(r => r.Place.Segment == 0);
        int compared = own > Placeholder ? 1 : rows.Length;
        for (int i = 0; i < own; i++)
        {
            for (int j = 0; j < compared; j++)
            {
                ((RecordPlace myPlace, PremiseRecord mine), (RecordPlace place, PremiseRecord other)) = (rows[i], rows[j]);
                bool loses = place.Segment > 0 || mine.Effective > other.Effective || (mine.Effective == other.Effective && mine.Line > other.Line);
                if (mine.EsiId != other.EsiId && isSame(mine, other) && (own > Placeholder || (loses && AreBothInForce(myPlace, mine, place, other))))
                {
                    string owner = place.Segment > 0 ? "before this import" : $"by line {other.Line}";
                    losers.TryAdd(myPlace.Record, (field, $"is at ESIID {EsiIdKey.ToText(other.EsiId)} at that time, put there {owner}"));
                    break;
                }
            }
        }
    }

    private bool AreBothInForce(RecordPlace a, in PremiseRecord first, RecordPlace b, in PremiseRecord second)
    {
        uint at = Math.Max(first.Effective, second.Effective);
        return premises.TryFind(first.EsiId, at, out RecordPlace place, out _) && place == a
            && premises.TryFind(second.EsiId, at, out place, out _) && place == b;
    }
}
