using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Identify;

/// <summary>Identify Query: asks whether the device is identifying itself. Answered only by one that is.</summary>
public readonly record struct IdentifyQuery : ISepCommand<IdentifyQuery>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 0;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Identify, 0x01, Direction.ClientToServer);

    public static IdentifyQuery Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode => default;

    public void Write(ref WireWriter w)
    {
    }
}
