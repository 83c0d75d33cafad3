using Sep.Codec.Clusters.Prepayment;

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
        .. Price(),
        .. Metering(),
        .. Messaging(),
        .. Tunneling(),
        .. Prepayment(),
        .. KeyEstablishment(),
    ];

    /// <summary>The commands that Wireshark 4.0 does not take apart, with what it does instead.</summary>
    public static IReadOnlyDictionary<string, string> Unread { get; } = new Dictionary<string, string>
    {
        [nameof(ChangeSupply)] = "SE 1.1 only; no field is shown",
        [nameof(SupplyStatusResponse)] = "SE 1.1 only; no field is shown",
    };

    public static TheoryData<string> Commands => [.. All.Select(reading => reading.Command)];

    public static TsharkReading Of(string command) => All.Single(reading => reading.Command == command);
}
