using Sep.Codec.Clusters.Messaging;

namespace DeviceEmulator.Esi;

/// <summary>Keep a text and show it on every display.</summary>
public sealed record TextCommand(DisplayMessage Text, byte CommandId, ReadOnlyMemory<byte> Payload) : EsiCommand(CommandId, Payload)
{
    public override uint Id => Text.MessageId;

    /// <summary>True when people are to confirm that they have seen it.</summary>
    public bool WantsConfirmation => (Text.MessageControl & MessageControl.ConfirmationRequired) != 0;

    /// <summary>Unix milliseconds: when it is no longer shown, at an ESI that it comes to at a moment; the largest value where nothing but another text ends it.</summary>
    public long EndAt(long arrival) => Text.UntilChanged ? long.MaxValue : StartAt(arrival) + Text.DurationMinutes * 60_000L;

    /// <summary>Unix milliseconds.</summary>
    public long StartAt(long arrival) => Text.StartTime.IsNow ? arrival : Text.StartTime.ToUnixMilliseconds();
}
