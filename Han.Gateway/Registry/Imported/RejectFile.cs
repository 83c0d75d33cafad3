using System.Globalization;
using System.Text;

namespace Han.Gateway.Registry.Imported;

/// <summary>
/// The rejected rows with line, field and reason before each, in CSV. What follows the third column is the row as it came: corrected and with the first
/// three columns cut off, the file can be imported again. It is there only when something was rejected. Rows are written beside it and take its place at
/// the end, because the rows that were rejected last time may be what is being imported.
/// </summary>
internal sealed class RejectFile : IDisposable
{
    private readonly string _path;
    private readonly string _fresh;
    private readonly string _header;
    private StreamWriter? _writer;

    public RejectFile(string path, string header)
    {
        (_path, _fresh, _header) = (path, path + ".partial", header);
        File.Delete(_fresh);
    }

    public long Count { get; private set; }

    /// <summary>How many rows for each field and reason.</summary>
    public Dictionary<string, long> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether two paths lead to one file, through links too.</summary>
    public static bool IsSame(string path, string other) =>
        string.Equals(Final(path), Final(other), OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    public void Add(in Rejection rejection, string row)
    {
        if (_writer is null)
        {
            _writer = new StreamWriter(_fresh, append: false, new UTF8Encoding(false)) { NewLine = "\r\n" };
            _writer.WriteLine($"Line,Field,Reason,{_header}");
        }

        Count++;
        string reason = $"{rejection.Field} {rejection.Reason}".Trim();
        Reasons[reason] = Reasons.GetValueOrDefault(reason) + 1;
        _writer.Write(rejection.Line.ToString(CultureInfo.InvariantCulture));
        _writer.Write($",{rejection.Field},\"{rejection.Reason.Replace("\"", "\"\"", StringComparison.Ordinal)}\",");
        _writer.WriteLine(row);
    }

    /// <summary>Puts the rows where they belong and answers where that is. What lies there is left alone where it <paramref name="isKept"/>: they go beside it.</summary>
    public string Publish(bool isKept)
    {
        string path = isKept ? _path + ".refused" : _path;
        if (_writer is null)
        {
            File.Delete(path);
            return path;
        }

        _writer.Dispose();
        File.Move(_fresh, path, overwrite: true);
        return path;
    }

    /// <summary>Removes rows that were not published.</summary>
    public void Dispose()
    {
        _writer?.Dispose();
        File.Delete(_fresh);
    }

    private static string Final(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.ResolveLinkTarget(returnFinalTarget: true) is { } target ? target.FullName : file.FullName;
    }
}
