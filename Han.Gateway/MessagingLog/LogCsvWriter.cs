using System.Globalization;
using DeviceEmulator.Time;
using Han.Gateway.Translation;

namespace Han.Gateway.MessagingLog;

/// <summary>
/// The file format of smt-han-api 3.1: RFC 4180, UTF-8, a header row, DUNS and ESIID as text, times Central with offset. A field is quoted where
/// it holds a comma, a quote or a line break.
/// </summary>
public sealed class LogCsvWriter(TextWriter output)
{
    public void WriteHeader()
    {
        output.Write(string.Join(',', LogColumns.Names));
        output.Write("\r\n");
    }

    public void Write(in LogLine line)
    {
        Field(line.TdspDuns);
        Time(line.MessageDate);
        Field(line.RequestId);
        Field(line.MessageCancellationId);
        Field(line.MessageStatusId);
        Field(line.EsiId);
        Field(line.MeterSerialNumber);
        Field(line.DeviceText);
        Field(line.Category.ToString());
        Field(line.StatusCode.ToString());
        Field(line.StatusDesc);
        Time(line.StatusTimestamp, last: true);
    }

    private void Field(string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n") >= 0)
        {
            output.Write('"');
            output.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
            output.Write('"');
        }
        else
        {
            output.Write(text);
        }

        output.Write(',');
    }

    private void Time(MarketTime time, bool last = false)
    {
        Span<char> buffer = stackalloc char[32];
        CentralTime.From(time).TryFormat(buffer, out int length, LogColumns.TimeFormat, CultureInfo.InvariantCulture);
        output.Write(buffer[..length]);
        output.Write(last ? "\r\n" : ",");
    }
}
