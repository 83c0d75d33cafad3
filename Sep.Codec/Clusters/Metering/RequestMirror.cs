using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Metering;

/// <summary>Request Mirror: a sleeping meter asks the ESI to stand in for it. No fields. SE 1.0 (075356r15) Annex D, Simple Metering.</summary>
public readonly record struct RequestMirror : ISepCommand<RequestMirror>
{
    public static CommandKey Key => CommandKey.Specific(ClusterId.Metering, 0x01, Direction.ServerToClient);

    public static RequestMirror Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
