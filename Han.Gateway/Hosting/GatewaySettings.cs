using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Hosting;

/// <summary>What a host decides in code; everything else is configuration.</summary>
public sealed class GatewaySettings
{
    /// <summary>Configuration given on the command line (--Section:Key value), over files and environment.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Overrides over everything else.</summary>
    public IReadOnlyDictionary<string, string?> Overrides { get; init; } = new Dictionary<string, string?>();

    /// <summary>A configuration section (Section:Key) that is left out, wherever it is given.</summary>
    public string? LeftOut { get; init; }

    /// <summary>Virtual market time that starts here (or where the store left off); null follows the wall clock.</summary>
    public MarketTime? VirtualStart { get; init; }

    /// <summary>RequestIDs that repeat with the seed; only with virtual time and on loopback. Null takes the operating system's generator.</summary>
    public IVisibleIds? Ids { get; init; }

    /// <summary>Keeps what each emulated device did; null keeps nothing.</summary>
    public DeviceLedger? Ledger { get; init; }

    /// <summary>Log lines to the console.</summary>
    public bool LogToConsole { get; init; } = true;

    /// <summary>Stands between head-ends and journal, so that a test can lose or double what passes.</summary>
    internal Func<IReportSink, IReportSink>? WrapSink { get; init; }
}
