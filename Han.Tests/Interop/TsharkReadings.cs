using Sep.Codec.Zcl;

namespace Han.Tests.Interop;

/// <summary>How Wireshark shows every command, one file a cluster. What it shows wrongly is named in the table of its command.</summary>
internal static partial class TsharkReadings
{
    public static IReadOnlyList<TsharkReading> All { get; } =
    [
        .. Zcl(),
        .. General(),
        .. OtaUpgrade(),
        .. Drlc(),
    ];

    /// <summary>The commands that Wireshark 4.0 does not take apart, with what it does instead.</summary>
    public static IReadOnlyDictionary<string, string> Unread { get; } = new Dictionary<string, string>();

    public static TheoryData<string> Commands => [.. All.Select(reading => reading.Command)];

    public static TsharkReading Of(string command) => All.Single(reading => reading.Command == command);
}
