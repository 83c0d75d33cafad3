namespace Han.Gateway.Registry.Imported;

/// <summary>All rows of several segments by key; of rows with one key only the newest segment's.</summary>
internal sealed class SegmentMerge(IReadOnlyList<Segment> newestFirst)
{
    public IEnumerable<(RecordPlace Place, PremiseRecord Record)> Rows()
    {
        // The reader reads the file rather than the mapping: a walk over everything would otherwise fill the working set with it.
        RecordFileReader<PremiseRecord>[] readers = [.. newestFirst.Select(s => s.ReadRecords())];
        uint[] next = new uint[readers.Length];
        var heads = new PriorityQueue<(int Segment, PremiseRecord Record), (UInt128 Key, int Segment)>();
        for (int i = 0; i < readers.Length; i++)
        {
            Enqueue(heads, readers[i], i);
        }

        UInt128? last = null;
        while (heads.TryDequeue(out (int Segment, PremiseRecord Record) head, out _))
        {
            uint number = next[head.Segment]++;
            if (last != head.Record.Key)
            {
                yield return (new RecordPlace(head.Segment, number), head.Record);
            }

            last = head.Record.Key;
            Enqueue(heads, readers[head.Segment], head.Segment);
        }
    }

    /// <summary>The rows with their texts' numbers in <paramref name="texts"/>, for a segment that takes the place of all these.</summary>
    public IEnumerable<PremiseRecord> Rebased(TextTable texts)
    {
        ushort[][] numbers = [.. newestFirst.Select(s => Enumerable.Range(0, s.Texts.Count).Select(i => texts.Add(s.Texts[(ushort)i])).ToArray())];
        foreach ((RecordPlace place, PremiseRecord row) in Rows())
        {
            ushort[] map = numbers[place.Segment];
            PremiseRecord record = row;
            record.Tdsp = map[row.Tdsp];
            record.Rep = map[row.Rep];
            record.Manufacturer = map[row.Manufacturer];
            record.Model = map[row.Model];
            record.MeterFirmware = map[row.MeterFirmware];
            record.HanFirmware = map[row.HanFirmware];
            record.SepRevision = map[row.SepRevision];
            yield return record;
        }
    }

    private static void Enqueue(
        PriorityQueue<(int Segment, PremiseRecord Record), (UInt128 Key, int Segment)> heads, RecordFileReader<PremiseRecord> reader, int segment)
    {
        if (reader.TryRead(out PremiseRecord record))
        {
            heads.Enqueue((segment, record), (record.Key, segment));
        }
    }
}
