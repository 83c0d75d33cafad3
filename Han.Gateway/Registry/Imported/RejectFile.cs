using System.Globalization;
using System.Text;

namespace Han.Gateway.Registry.Imported;

/// <summary>
/// The rejected rows with line, field and reason before each, in CSV. What follows the third column is the row as it came: corrected and with the first
/// three columns cut off, the file can be imported again. It is there only when something was rejected.
/// </summary>
internal sealed class RejectFile : IDisposable
{
    private readonly string _path;
    private readonly string _header;
    private StreamWriter? _writer;

    public RejectFile(string path, string header)
    {
        (_path, _header) = (path, header);
        File.Delete(path);
    }

    public long Count { get; private set; }

    /// <summary>How many rows for each field and reason.</summary>
    public Dictionary<string, long> Reasons { get; } = new(StringComparer.Ordinal);

    public void Add(in Rejection rejection, string row)
    {
        if (_writer is null)
        {
            _writer = new StreamWriter(_path, append: false, new UTF8Encoding(false)) { NewLine = "\r\n" };
            _writer.WriteLine($"Line,Field,Reason,{_header}");
        }

        Count++;
        string reason = $"{rejection.Field} {rejection.Reason}".Trim();
        Reasons[reason] = Reasons.GetValueOrDefault(reason) + 1;
        _writer.Write(rejection.Line.ToString(CultureInfo.InvariantCulture));
        _writer.Write($",{rejection.Field},\"{rejection.Reason.Replace("\"", "\"\"", StringComparison.Ordinal)}\",");
        _writer.WriteLine(row);
    }

    public void Dispose() => _writer?.Dispose();
}
