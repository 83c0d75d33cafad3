using System.Globalization;
using System.Text;

namespace DeviceEmulator.Home;

/// <summary>
/// Spans of time as people write them: whole numbers with d, h, m, s or ms, the largest first, as in 90s or 1h30m. Zero is 0s; the longest is ten years.
/// </summary>
public static class HomeDuration
{
    /// <summary>The longest span.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(3650);

    private static readonly (string Unit, long Milliseconds)[] _units = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)];

    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan span)
    {
        span = default;
        int unit = 0;
        long milliseconds = 0;
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            int digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits is < 1 or > 9)
            {
                return false;
            }

            long number = long.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
            rest = rest[digits..];
            int end = rest.IndexOfAnyInRange('0', '9');
            ReadOnlySpan<char> name = end < 0 ? rest : rest[..end];
            while (unit < _units.Length && !name.SequenceEqual(_units[unit].Unit))
            {
                unit++;
            }

            if (unit == _units.Length)
            {
                return false;
            }

            milliseconds += number * _units[unit].Milliseconds;
            unit++;
            rest = rest[name.Length..];
        }

        bool fits = !text.IsEmpty && milliseconds <= (long)Longest.TotalMilliseconds;
        span = fits ? TimeSpan.FromMilliseconds(milliseconds) : default;
        return fits;
    }

    /// <summary>The two largest units that are not zero, enough for people.</summary>
    public static string Text(TimeSpan span)
    {
        StringBuilder text = new();
        long left = (long)span.TotalMilliseconds;
        int units = 0;
        foreach ((string unit, long milliseconds) in _units)
        {
            long number = left / milliseconds;
            if (number > 0 && units < 2)
            {
                text.Append(CultureInfo.InvariantCulture, $"{number}{unit}");
                units++;
                left -= number * milliseconds;
            }
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }
}
