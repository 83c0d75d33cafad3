using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Messaging;

/// <summary>Get Last Message: a device asks the ESI for the message that is in force. No fields. SE 1.0 (075356r15) Annex D, Messaging.</summary>
public readonly record struct GetLastMessage : ISepCommand<GetLastMessage>
{
    public static CommandKey Key => CommandKey.Specific(ClusterId.Messaging, 0x00, Direction.ClientToServer);

    public static GetLastMessage Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
