namespace Han.Gateway.Registry.Imported;

/// <summary>Where each column stands in a file. Names are compared without case, spaces, hyphens and underscores; unknown columns are let be.</summary>
internal abstract class CsvColumns
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <param name="header">The header's fields.</param>
    /// <param name="names">The columns in the order of our own files.</param>
    /// <param name="optional">Columns that a file may leave out.</param>
    /// <param name="otherNames">What else a column may be called, in capitals without separators.</param>
    /// <exception cref="InvalidDataException">A needed column is missing or stands twice.</exception>
    protected CsvColumns(
        IReadOnlyList<string> header, IReadOnlyList<string> names, IReadOnlySet<string> optional, IReadOnlyDictionary<string, string> otherNames)
    {
        Count = header.Count;
        var unknown = new List<string>();
        for (int i = 0; i < header.Count; i++)
        {
            if (Known(header[i], names, otherNames) is not { } name)
            {
                unknown.Add(header[i]);
            }
            else if (!_places.TryAdd(name, i))
            {
                throw new InvalidDataException($"line 1: the column {name} stands twice in the header.");
            }
        }

        Unknown = unknown;
        string[] missing = [.. names.Where(n => !_places.ContainsKey(n) && !optional.Contains(n))];
        if (missing.Length > 0)
        {
            throw new InvalidDataException($"line 1: the header lacks {string.Join(", ", missing)}; the columns are {string.Join(", ", names)}.");
        }
    }

    public int Count { get; }

    /// <summary>Columns of the file that mean nothing here.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>The place of a column; -1 where the file leaves it out.</summary>
    public int this[string name] => _places.GetValueOrDefault(name, -1);

    private static string? Known(string header, IReadOnlyList<string> names, IReadOnlyDictionary<string, string> otherNames)
    {
        string plain = string.Concat(header.Where(c => c is not (' ' or '-' or '_'))).ToUpperInvariant();
        return names.FirstOrDefault(n => n.Equals(plain, StringComparison.OrdinalIgnoreCase)) ?? otherNames.GetValueOrDefault(plain);
    }
}
