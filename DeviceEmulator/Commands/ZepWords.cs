using System.Net;
using DeviceEmulator.Air;

namespace DeviceEmulator.Commands;

/// <summary>The options --watch, --zep and --zep-local, which run and coordinator have in common.</summary>
/// <param name="Watch">--watch; null where it was not given.</param>
/// <param name="Zep">--zep; null where it was not given.</param>
/// <param name="Local">--zep-local; null where it was not given.</param>
internal sealed record ZepWords(string? Watch, string? Zep, string? Local)
{
    public const string WatchOption = "--watch", ZepOption = "--zep", LocalOption = "--zep-local";

    /// <summary>What shows everything that is transmitted; null where nobody wants to see it.</summary>
    /// <exception cref="ArgumentException">The word is no address.</exception>
    public ZepMonitor? OpenMonitor() => Watch is string watch ? new ZepMonitor(new ZepOptions(EndPoint(WatchOption, watch))) : null;

    /// <summary>The antenna of somebody beyond a socket; null where there is none.</summary>
    /// <inheritdoc cref="OpenMonitor"/>
    public ZepTransceiver? OpenAntenna(IAir air, AirLoop loop) => Zep is string remote
        ? new ZepTransceiver(air, loop, new ZepOptions(EndPoint(ZepOption, remote), Local is null ? null : EndPoint(LocalOption, Local)))
        : null;

    private static IPEndPoint EndPoint(string option, string text) => IPEndPoint.TryParse(text, out IPEndPoint? point) && point.Port != 0
        ? point
        : throw new ArgumentException($"{option}: {text} is not an IP address and port.");
}
