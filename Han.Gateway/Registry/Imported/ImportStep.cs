namespace Han.Gateway.Registry.Imported;

/// <summary>The moments of an import at which a crash would find something new on disk. Tests fail at each.</summary>
internal enum ImportStep
{
    RowsRead,
    SegmentWritten,
    ConflictsRemoved,
    Compacted,
    ManifestWritten,
    ManifestReplaced,
    OldRemoved,
}
