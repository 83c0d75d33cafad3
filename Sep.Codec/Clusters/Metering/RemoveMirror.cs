using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Metering;

/// <summary>Remove Mirror: a sleeping meter asks the ESI to stand in for it no longer. No fields. SE 1.0 (075356r15) Annex D, Simple Metering.</summary>
public readonly record struct RemoveMirror : ISepCommand<RemoveMirror>
{
    public static CommandKey Key => CommandKey.Specific(ClusterId.Metering, 0x02, Direction.ServerToClient);

    public static RemoveMirror Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
