using System.Text.Json.Serialization;

namespace Han.Gateway.Demo;

/// <summary>The demonstration's outcome; with --json the last line of output.</summary>
/// <param name="Addresses">Addresses in the event request.</param>
/// <param name="Devices">Devices that took the event in.</param>
/// <param name="AckMs">Milliseconds from sending the event request to its acknowledgement.</param>
/// <param name="ElapsedMs">Milliseconds of wall time for everything.</param>
/// <param name="ByStatus">Log rows by StatusCode.</param>
/// <param name="ByTdsp">Accepted addresses of the event by TDSP.</param>
public sealed record DemoResult(
    int Addresses, int Accepted, int Rejected, int Devices, long AckMs, long ElapsedMs, long LogRows, SortedDictionary<string, int> ByStatus,
    SortedDictionary<string, int> ByTdsp, long Lost, long Duplicates, string Csv, string Ledger)
{
    /// <summary>Targets that are still open; not part of the JSON object.</summary>
    [JsonIgnore]
    public int Open { get; init; }

    [JsonIgnore]
    public bool Succeeded => Open == 0 && Lost == 0 && Duplicates == 0 && Accepted + Rejected == Addresses;
}
