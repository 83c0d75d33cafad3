using DeviceEmulator.Devices;
using DeviceEmulator.Profile;
using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Esi;

/// <summary>Store and forward a Load Control Event.</summary>
public sealed record LoadControlCommand(LoadControlEvent Event, byte CommandId, ReadOnlyMemory<byte> Payload) : EsiCommand(CommandId, Payload)
{
    public override uint Id => Event.IssuerEventId;

    /// <summary>
    /// Milliseconds for which devices may have something to do after the end: they may delay start and duration at random, and then their report.
    /// </summary>
    public const long LongestTail = 2 * DeviceSpec.LongestRandomizationMinutes * 60_000L + Interpretation.LongestReportDelaySeconds * 1000L;

    /// <summary>Unix milliseconds: when the event starts at an ESI that it comes to at a moment, which is then if it starts "now".</summary>
    public long StartAt(long arrival) => Event.StartTime.IsNow ? arrival : Event.StartTime.ToUnixMilliseconds();

    /// <summary>The moment, in Unix milliseconds, from which no device does anything any more for an event that came at a moment.</summary>
    public long OverAt(long arrival) => Event.StartTime.IsValid ? StartAt(arrival) + Event.DurationMinutes * 60_000L + LongestTail : 0;
}
