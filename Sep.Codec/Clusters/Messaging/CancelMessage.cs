using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Messaging;

/// <summary>Cancel Message: the ESI ends a message. SE 1.0 (075356r15) Annex D, Messaging.</summary>
/// <param name="MessageId">The message to end.</param>
/// <param name="MessageControl">As in the message; a confirmation may be asked for.</param>
public readonly record struct CancelMessage(uint MessageId, MessageControl MessageControl) : ISepCommand<CancelMessage>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 5;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Messaging, 0x01, Direction.ServerToClient);

    public static CancelMessage Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U32(nameof(MessageId)), f.Named8<MessageControl>(nameof(MessageControl)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U32(MessageId);
        f.Named8(MessageControl);
    }
}
