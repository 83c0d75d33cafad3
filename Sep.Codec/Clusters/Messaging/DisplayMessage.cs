using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Messaging;

/// <summary>
/// Display Message: the ESI has a device show a text. SE 1.0 (075356r15) Annex D, Messaging. SE 1.2 appends a control octet, which stays in the tail of
/// the frame.
/// </summary>
/// <param name="MessageId">Identifies the message; a newer one has a greater number.</param>
/// <param name="MessageControl">How it is sent, how important it is and whether it is to be confirmed.</param>
/// <param name="StartTime">When to show it; <see cref="SepTime.Now"/> means at once. Never <see cref="SepTime.Invalid"/>.</param>
/// <param name="DurationMinutes">0..65534 minutes; <see cref="UntilChangedMinutes"/> until it is replaced or cancelled.</param>
/// <param name="Message">The text, UTF-8; up to <see cref="MaxUnfragmentedMessage"/> octets go in one radio frame.</param>
public readonly record struct DisplayMessage(
    uint MessageId, MessageControl MessageControl, SepTime StartTime, ushort DurationMinutes, CharacterString Message) : ISepCommand<DisplayMessage>
{
    /// <summary>The <see cref="DurationMinutes"/> of a message without an end.</summary>
    public const ushort UntilChangedMinutes = 0xFFFF;

    /// <summary>The most octets of text that fit into a secured frame which is neither fragmented nor source-routed.</summary>
    public const int MaxUnfragmentedMessage = 59;

    private const int FixedSize = 11;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Messaging, 0x00, Direction.ServerToClient);

    /// <summary>Whether it is shown until it is replaced or cancelled.</summary>
    public bool UntilChanged => DurationMinutes == UntilChangedMinutes;

    public static DisplayMessage Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U32(nameof(MessageId)),
            f.Named8<MessageControl>(nameof(MessageControl)),
            f.Time(nameof(StartTime)),
            f.U16(nameof(DurationMinutes)),
            r.CharacterString(nameof(Message)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Start(StartTime), StartTime);
        FixedWriter f = w.Fixed(FixedSize);
        f.U32(MessageId);
        f.Named8(MessageControl);
        f.Time(StartTime);
        f.U16(DurationMinutes);
        w.CharacterString(Message);
    }
}
