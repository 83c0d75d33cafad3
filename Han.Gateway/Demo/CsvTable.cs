using System.Text;

namespace Han.Gateway.Demo;

/// <summary>Reads RFC 4180 text row by row, columns by name.</summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns;
    private readonly TextReader _reader;

    public CsvTable(TextReader reader)
    {
        _reader = reader;
        List<string> header = ReadRow() ?? throw new InvalidDataException("The CSV has no header row.");
        _columns = header.Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i, StringComparer.Ordinal);
    }

    /// <summary>Each row as a look-up by column name.</summary>
    public IEnumerable<Func<string, string>> Rows()
    {
        while (ReadRow() is { } row)
        {
            yield return column => row[_columns[column]];
        }
    }

    private List<string>? ReadRow()
    {
        if (_reader.Peek() < 0)
        {
            return null;
        }

        var row = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        while (_reader.Read() is >= 0 and int next)
        {
            char c = (char)next;
            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (_reader.Peek() == '"')
                {
                    field.Append((char)_reader.Read());
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    return row;
                }
            }
            else if (c != '\r')
            {
                field.Append(c);
            }
        }

        row.Add(field.ToString());
        return row;
    }
}
