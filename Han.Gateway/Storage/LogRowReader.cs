using System.Data.Common;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Sep.Codec.Types;

namespace Han.Gateway.Storage;

/// <summary>A stored log row as the first columns of a query's result.</summary>
internal static class LogRowReader
{
    public const string Columns = "row_key, at, device, status, detail, about";

    /// <summary>How many columns these are: the next one's index.</summary>
    public const int Count = 6;

    public static LogRow Read(DbDataReader reader)
    {
        long key = reader.GetInt64(0);
        return new LogRow(
            LogKey.OrderOf(key), LogKey.OrdinalOf(key), LogKey.SequenceOf(key), new MarketTime(reader.GetInt64(1)),
            new Eui64(unchecked((ulong)reader.GetInt64(2))), (LogStatus)reader.GetInt32(3), reader.GetInt64(4), reader.GetInt64(5));
    }
}
