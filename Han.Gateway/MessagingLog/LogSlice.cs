using System.Data.Common;
using Han.Gateway.Storage;

namespace Han.Gateway.MessagingLog;

/// <summary>Which rows of a request are still wanted, while its parts are read one after the other.</summary>
internal sealed class LogSlice(long skip, long take)
{
    private long _skip = skip;
    private long _take = take;

    public static LogSlice Everything => new(0, long.MaxValue);

    /// <summary>Where the part that is read next begins, in rows of that part; null when none of it is wanted.</summary>
    /// <param name="count">Counts the part's rows; asked only when some are to be passed over.</param>
    public long? Enter(DbConnection connection, string count, params ReadOnlySpan<object?> values)
    {
        if (_take == 0)
        {
            return null;
        }

        if (_skip == 0)
        {
            return 0;
        }

        long rows = connection.Scalar(count, values) ?? 0;
        if (rows <= _skip)
        {
            _skip -= rows;
            return null;
        }

        long begin = _skip;
        _skip = 0;
        return begin;
    }

    /// <summary>How many rows the part may give.</summary>
    public long Most => _take;

    public void Took() => _take--;
}
