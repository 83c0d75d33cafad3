namespace Han.Gateway.Registry.Imported;

/// <summary>What became of an import.</summary>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Reasons">How many rows were rejected for each reason.</param>
/// <param name="OtherPrefixes">Rows taken although their ESIID begins like another TDSP's.</param>
/// <param name="UnknownColumns">Columns of the file that were not read.</param>
/// <param name="Refusal">Why nothing changed; null when the rows are in.</param>
/// <param name="RejectsFile">Where the rejected rows are, if there are any.</param>
internal sealed record ImportResult(
    long Rows, long Rejected, IReadOnlyDictionary<string, long> Reasons, long OtherPrefixes, IReadOnlyList<string> UnknownColumns, long Generation, string? Refusal,
    string RejectsFile);
