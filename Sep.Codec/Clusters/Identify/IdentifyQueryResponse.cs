using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Identify;

/// <summary>Identify Query Response: the device is identifying itself.</summary>
/// <param name="TimeoutSeconds">For so many seconds more.</param>
public readonly record struct IdentifyQueryResponse(ushort TimeoutSeconds) : ISepCommand<IdentifyQueryResponse>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Identify, 0x00, Direction.ServerToClient);

    public static IdentifyQueryResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(TimeoutSeconds)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(TimeoutSeconds);
    }
}
