using System.Globalization;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Tdsp;

namespace Han.Gateway.Hosting;

/// <summary>One entry of HeadEnd:Pauses: a TDSP's head-end sends nothing to meters from one moment up to another.</summary>
public sealed class PauseOptions
{
    /// <summary>A TDSP by name.</summary>
    public string Tdsp { get; set; } = "";

    /// <summary>ISO 8601 with offset, e.g. 2026-07-01T12:00:00-05:00.</summary>
    public string From { get; set; } = "";

    /// <inheritdoc cref="From"/>
    public string To { get; set; } = "";

    internal Pause ToPause() => TryRead(From, out MarketTime from) && TryRead(To, out MarketTime to)
        ? new Pause(from, to)
        : throw new InvalidOperationException("A pause was used unchecked.");

    /// <summary>False without an offset: the machine's own zone means nothing to the market.</summary>
    internal static bool TryRead(string text, out MarketTime moment)
    {
        bool read = DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out DateTimeOffset value);
        moment = read ? MarketTime.From(value) : default;
        return read;
    }
}
