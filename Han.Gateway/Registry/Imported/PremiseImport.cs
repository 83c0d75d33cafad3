namespace Han.Gateway.Registry.Imported;

/// <summary>
/// One import: rows are read, checked and sorted into a new segment, clashes are taken out, and then one rename makes it count. Until that rename nothing
/// that a reader sees has changed. Memory stays bounded whatever the size of the file.
/// </summary>
internal sealed class PremiseImport(PremiseFolder folder, ImportOrder order, TimeProvider time, Action<string>? progress = null, Action<ImportStep>? step = null)
{
    /// <summary>Overlays above this number are merged into a new base.</summary>
    public const int MaxSegments = 8;

    /// <summary>64 MB.</summary>
    private const int SortedInMemory = 1_000_000;
    private const long RowsBetweenProgress = 500_000;

    private readonly TextTable _texts = new();
    private readonly List<Segment> _opened = [];
    private long _rows;
    private long _otherPrefixes;
    private long _generation;

    /// <exception cref="InvalidDataException">The file is no such CSV; nothing has changed.</exception>
    /// <exception cref="ArgumentException">There is nothing to lay changes over, or another import runs.</exception>
    public ImportResult Run()
    {
        using FileStream held = folder.Lock();
        ImportedPremises? before = order.IsFull ? null : folder.Open(isMapped: false)
            ?? throw new ArgumentException("--incremental: nothing has been imported yet; begin with --full.");
        _opened.AddRange(before?.Segments ?? []);
        _generation = folder.LastGeneration() + 1;
        folder.RemoveUnlisted();
        try
        {
            using var csv = new PremiseCsv(order.File);
            using var rejects = new RejectFile(order.RejectsFile, csv.Header);
            ImportResult result = Run(csv, rejects, before);

            // Windows replaces no file that is open.
            csv.Dispose();
            return result with { RejectsFile = rejects.Publish(isKept: result.Refusal is not null && RejectFile.IsSame(order.File, order.RejectsFile)) };
        }
        catch
        {
            folder.RemoveUnlisted();
            throw;
        }
        finally
        {
            _opened.ForEach(s => s.CloseFile());
        }
    }

    private ImportResult Run(PremiseCsv csv, RejectFile rejects, ImportedPremises? before)
    {
        var late = new Dictionary<uint, Rejection>();
        SegmentEntry entry;
        using (var records = new ExternalSort<PremiseRecord>(folder.Path, SortedInMemory))
        {
            ReadRows(csv, records, rejects);
            Step(ImportStep.RowsRead);
            if (TooMany(rejects.Count) is { } early)
            {
                return Result(csv, rejects, early);
            }

            Say("sorting and indexing");
            entry = new SegmentWriter(folder.Path).Write(Name("rows"), WithoutRepeats(records.Sorted(), late), _texts, Path.GetFileName(order.File));
        }

        Step(ImportStep.SegmentWritten);
        ImportedPremises candidate = RemoveConflicts(entry, before, late);
        Step(ImportStep.ConflictsRemoved);
        WriteLate(late, rejects);
        string? refusal = TooMany(rejects.Count) ?? (candidate.Segments[0].Count == 0 ? "no row is left to import" : null);
        if (refusal is null)
        {
            Publish(candidate);
        }

        folder.RemoveUnlisted();
        Step(ImportStep.OldRemoved);
        return Result(csv, rejects, refusal);
    }

    private void ReadRows(PremiseCsv csv, ExternalSort<PremiseRecord> records, RejectFile rejects)
    {
        var reader = new PremiseRowReader(csv.Columns, _texts);
        Func<int, string> field = csv.Field;
        while (csv.Read())
        {
            _rows++;
            PremiseRecord record = default;
            Rejection? rejection = csv.FieldCount != csv.Columns.Count
                ? new Rejection(csv.Line, "", $"the row has {csv.FieldCount} fields, the header {csv.Columns.Count}")
                : reader.Read(field, csv.Line, out record);
            if (csv.HasStrayQuotes)
            {
                rejection = new Rejection(csv.Line, "", "a quote stands within a field that is not quoted");
            }

            if (rejection is { } bad)
            {
                rejects.Add(bad, csv.RawRow);
            }
            else
            {
                records.Add(record);
            }

            if (_rows % RowsBetweenProgress == 0)
            {
                Say(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_rows:N0} rows read ({csv.Progress:P0}), {rejects.Count:N0} rejected"));
            }
        }

        _otherPrefixes = reader.OtherPrefixes;
    }

    /// <summary>Of rows for the same ESIID and moment the first is kept.</summary>
    private static IEnumerable<PremiseRecord> WithoutRepeats(IEnumerable<PremiseRecord> sorted, Dictionary<uint, Rejection> late)
    {
        PremiseRecord last = default;
        foreach (PremiseRecord record in sorted)
        {
            if (record.Key == last.Key && last.Line > 0)
            {
                late.Add(record.Line, new Rejection(record.Line, PremiseColumns.EsiIdName, $"stands in line {last.Line} for the same date"));
                continue;
            }

            last = record;
            yield return record;
        }
    }

    /// <summary>Taking a row out may bring an older one of its premise back into force, which may clash in turn: hence until nothing clashes.</summary>
    private ImportedPremises RemoveConflicts(SegmentEntry entry, ImportedPremises? before, Dictionary<uint, Rejection> late)
    {
        for (int round = 1; ; round++)
        {
            Segment segment = Segment.Open(folder.Path, entry, isMapped: false);
            _opened.Add(segment);
            var manifest = new PremiseManifest(
                PremiseManifest.CurrentFormat, _generation, time.GetUtcNow(), [entry, .. before?.Manifest.Segments ?? []]);
            var candidate = new ImportedPremises(manifest, [segment, .. before?.Segments ?? []]);
            Dictionary<uint, (string Field, string Reason)> losers = segment.Count == 0 ? [] : new PremiseConflicts(candidate).Find();
            if (losers.Count == 0)
            {
                return candidate;
            }

            foreach ((uint number, (string field, string reason)) in losers)
            {
                uint line = segment.At(number).Line;
                late.TryAdd(line, new Rejection(line, field, reason));
            }

            IEnumerable<PremiseRecord> kept = new SegmentMerge([segment]).Rows().Where(r => !losers.ContainsKey(r.Place.Record)).Select(r => r.Record);
            entry = new SegmentWriter(folder.Path).Write(Name($"rows-{round}"), kept, _texts, entry.Source);
        }
    }

    private void Publish(ImportedPremises candidate)
    {
        PremiseManifest manifest = candidate.Manifest;
        if (candidate.Segments.Count > MaxSegments)
        {
            Say("compacting");
            var texts = new TextTable();
            SegmentEntry whole = new SegmentWriter(folder.Path).Write(
                Name("base"), new SegmentMerge(candidate.Segments).Rebased(texts), texts, manifest.Segments[0].Source);
            manifest = manifest with { Segments = [whole] };
            Step(ImportStep.Compacted);
        }

        manifest.Replace(folder.Path, Step);
    }

    /// <summary>Rows that lost against others are known by their lines only; the file is read again for their texts.</summary>
    private void WriteLate(Dictionary<uint, Rejection> late, RejectFile rejects)
    {
        if (late.Count == 0)
        {
            return;
        }

        using var csv = new PremiseCsv(order.File);
        while (csv.Read())
        {
            if (late.TryGetValue(csv.Line, out Rejection rejection))
            {
                rejects.Add(rejection, csv.RawRow);
            }
        }
    }

    private string? TooMany(long rejected) =>
        rejected > order.MaxRejectedShare * _rows
            ? string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{rejected:N0} of {_rows:N0} rows are rejected, more than {order.MaxRejectedShare * 100:0.##} %")
            : null;

    private ImportResult Result(PremiseCsv csv, RejectFile rejects, string? refusal) =>
        new(_rows, rejects.Count, rejects.Reasons, _otherPrefixes, csv.Columns.Unknown, refusal is null ? _generation : _generation - 1, refusal,
            order.RejectsFile);

    private string Name(string part) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_generation:D8}-{part}-{Guid.NewGuid().ToString("N")[..8]}.segment");

    private void Say(string text) => progress?.Invoke(text);

    private void Step(ImportStep reached) => step?.Invoke(reached);
}
