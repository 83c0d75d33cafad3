namespace Han.Gateway.Market;

/// <summary>What became of a file of market transactions.</summary>
/// <param name="Known">Rows that were taken before: the same transaction under the same id.</param>
/// <param name="Refusal">Why the file was refused as a whole; null when it was taken.</param>
internal sealed record MarketImportResult(
    long Rows, long Known, long Rejected, IReadOnlyDictionary<string, long> Reasons, IReadOnlyList<string> UnknownColumns, string RejectsFile, string? Refusal);
