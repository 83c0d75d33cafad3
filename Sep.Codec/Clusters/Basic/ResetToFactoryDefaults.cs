using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Basic;

/// <summary>Reset to Factory Defaults: sets all attributes of all clusters back; networks and keys stay. Optional.</summary>
public readonly record struct ResetToFactoryDefaults : ISepCommand<ResetToFactoryDefaults>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 0;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Basic, 0x00, Direction.ClientToServer);

    public static ResetToFactoryDefaults Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
