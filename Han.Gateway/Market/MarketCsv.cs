using Han.Gateway.Registry.Imported;

namespace Han.Gateway.Market;

/// <summary>A file of market transactions.</summary>
internal sealed class MarketCsv : CsvRows
{
    /// <exception cref="InvalidDataException">There is no header, or it lacks a column; the message names it.</exception>
    public MarketCsv(string path)
        : base(path)
    {
        try
        {
            Columns = new MarketColumns(HeaderFields);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public MarketColumns Columns { get; }
}
