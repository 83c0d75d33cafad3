namespace Han.Gateway.Registry.Imported;

/// <summary>What to import, and how.</summary>
/// <param name="File">The CSV file.</param>
/// <param name="IsFull">The file is the whole register, not changes to it.</param>
/// <param name="MaxRejectedShare">More rejected rows than this share (0 to 1) refuse the file as a whole.</param>
/// <param name="RejectsFile">Where rejected rows go. It may be the file itself: once its rows are in, those that were rejected again take its place.</param>
internal sealed record ImportOrder(string File, bool IsFull, double MaxRejectedShare, string RejectsFile);
