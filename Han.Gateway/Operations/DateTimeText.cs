using System.Globalization;
using Han.Gateway.Requests;

namespace Han.Gateway.Operations;

/// <summary>xs:dateTime as it is written, or the literal 0 for now. The offset is kept apart: without one the time is Central time.</summary>
internal static class DateTimeText
{
    public const int MaxLength = 40;

    private static readonly TimeSpan _farthestOffset = TimeSpan.FromHours(14);

    public static bool TryParse(string text, out RequestTime time)
    {
        time = default;
        if (text == "0")
        {
            return true;
        }

        ReadOnlySpan<char> local = text;
        TimeSpan? offset = null;
        if (local[^1] == 'Z')
        {
            local = local[..^1];
            offset = TimeSpan.Zero;
        }
        else if (local.Length > 6 && local[^6] is '+' or '-' && local[^3] == ':')
        {
            if (!TimeSpan.TryParseExact(local[^5..], @"hh\:mm", CultureInfo.InvariantCulture, out TimeSpan written) || written > _farthestOffset)
            {
                return false;
            }

            offset = local[^6] == '-' ? -written : written;
            local = local[..^6];
        }

        if (!DateTime.TryParseExact(
                local, ["yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime value))
        {
            return false;
        }

        time = new RequestTime(value, offset);
        return true;
    }
}
