using Sep.Codec.Clusters.Drlc;

namespace DeviceEmulator.Esi;

/// <summary>Store and forward a Load Control Event.</summary>
public sealed record LoadControlCommand(LoadControlEvent Event, byte CommandId, ReadOnlyMemory<byte> Payload) : EsiCommand(CommandId, Payload)
{
    /// <summary>Devices may shift the end by two randomisations of at most 60 minutes, and report 5 s later.</summary>
    public const long LongestTail = 121 * 60_000L;

    /// <summary>The moment, in Unix milliseconds, from which no device does anything for the event any more.</summary>
    public long OverAt { get; } = !Event.StartTime.IsValid
        ? 0
        : Event.StartTime.IsNow ? long.MaxValue : Event.StartTime.ToUnixMilliseconds() + Event.DurationMinutes * 60_000L + LongestTail;
}
