using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Metering;

/// <summary>Mirror Removed: the ESI has taken down the mirror of a meter. SE 1.0 (075356r15) Annex D, Simple Metering.</summary>
/// <param name="RemovedEndpointId">The endpoint that the mirror had, 0x0001..0x00F0; <see cref="NotRemoved"/> when there is none to remove.</param>
public readonly record struct MirrorRemoved(ushort RemovedEndpointId) : ISepCommand<MirrorRemoved>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    /// <summary>The answer of an ESI that has removed nothing.</summary>
    public const ushort NotRemoved = 0xFFFF;

    private const ushort MaxEndpoint = 0x00F0;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Metering, 0x02, Direction.ClientToServer);

    public static MirrorRemoved Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(RemovedEndpointId)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(RemovedEndpointId is NotRemoved or (>= 1 and <= MaxEndpoint), RemovedEndpointId);
        FixedWriter f = w.Fixed(Size);
        f.U16(RemovedEndpointId);
    }
}
