using Sep.Codec.Types;
using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Messaging;

/// <summary>
/// Message Confirmation: the user has seen a message. SE 1.0 (075356r15) Annex D, Messaging. SE 1.2 appends a control octet and a response, which stay
/// in the tail of the frame.
/// </summary>
/// <param name="MessageId">The message.</param>
/// <param name="ConfirmationTime">When the user confirmed; never <see cref="SepTime.Now"/> and never <see cref="SepTime.Invalid"/>.</param>
public readonly record struct MessageConfirmation(uint MessageId, SepTime ConfirmationTime) : ISepCommand<MessageConfirmation>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 8;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Messaging, 0x01, Direction.ClientToServer);

    public static MessageConfirmation Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U32(nameof(MessageId)), f.Time(nameof(ConfirmationTime)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(FieldRange.Moment(ConfirmationTime), ConfirmationTime);
        FixedWriter f = w.Fixed(Size);
        f.U32(MessageId);
        f.Time(ConfirmationTime);
    }
}
