using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Han.Gateway.Registry.Imported;

/// <summary>Reads a file of the market (RFC 4180, UTF-8, a header row) row by row; memory does not grow with it.</summary>
internal class CsvRows : IDisposable
{
    /// <summary>A quote that is never closed would otherwise swallow the rest of the file.</summary>
    private const int LongestField = 4096;

    private readonly FileStream _file;
    private readonly CsvParser _parser;
    private bool _isBad;

    /// <exception cref="InvalidDataException">There is no header.</exception>
    public CsvRows(string path)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        _parser = new CsvParser(new StreamReader(_file, Encoding.UTF8), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Mode = CsvMode.RFC4180,
            IgnoreBlankLines = false,
            MaxFieldSize = LongestField,
            BadDataFound = _ => _isBad = true,
            BufferSize = 1 << 16,
        });
        try
        {
            HeaderFields = Read() ? _parser.Record! : throw new InvalidDataException($"{path} is empty; a header row is needed.");
            Header = RawRow;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The header's fields.</summary>
    protected IReadOnlyList<string> HeaderFields { get; }

    /// <summary>The header as it came.</summary>
    public string Header { get; }

    /// <summary>The line where the current row begins.</summary>
    public uint Line { get; private set; }

    public int FieldCount => _parser.Count;

    /// <summary>The row as it came, without its line end.</summary>
    public string RawRow => _parser.RawRecord.TrimEnd('\r', '\n');

    /// <summary>How much of the file is read, 0 to 1.</summary>
    public double Progress => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    public string Field(int place) => _parser[place];

    /// <summary>Moves to the next row that is not blank.</summary>
    public bool Read()
    {
        do
        {
            Line = (uint)_parser.RawRow + 1;
            _isBad = false;
            try
            {
                if (!_parser.Read())
                {
                    return false;
                }
            }
            catch (MaxFieldSizeException e)
            {
                throw new InvalidDataException($"line {Line}: a field is longer than {LongestField} characters; a quote may be open.", e);
            }
        }
        while (_parser.Count == 0 || (_parser.Count == 1 && RawRow.Length == 0));
        return true;
    }

    /// <summary>Whether quotes stand where RFC 4180 allows none, as far as the fields asked for tell.</summary>
    public bool HasStrayQuotes => _isBad;

    public void Dispose()
    {
        _parser.Dispose();
        GC.SuppressFinalize(this);
    }
}
