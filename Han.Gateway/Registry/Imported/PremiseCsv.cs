namespace Han.Gateway.Registry.Imported;

/// <summary>An exported file of premises.</summary>
internal sealed class PremiseCsv : CsvRows
{
    /// <exception cref="InvalidDataException">There is no header, or it lacks a column; the message names it.</exception>
    public PremiseCsv(string path)
        : base(path)
    {
        try
        {
            Columns = new PremiseColumns(HeaderFields);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public PremiseColumns Columns { get; }
}
