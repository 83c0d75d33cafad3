namespace Han.Gateway.Registry.Imported;

/// <summary>A segment as the manifest lists it.</summary>
/// <param name="File">Its name within the folder.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="Source">The name of the imported file; after a compaction, of the last one in it.</param>
/// <param name="Digest">SHA-256 of its header and directory, hex.</param>
internal sealed record SegmentEntry(string File, long Rows, string Source, string Digest);
