using Sep.Codec.Wire;
using Sep.Codec.Zcl;

namespace Sep.Codec.Clusters.Metering;

/// <summary>Request Mirror Response: the ESI says where a sleeping meter is mirrored. SE 1.0 (075356r15) Annex D, Simple Metering.</summary>
/// <param name="EndpointId">The endpoint of the mirror, 0x0001..0x00F0; <see cref="CannotMirror"/> for none.</param>
public readonly record struct RequestMirrorResponse(ushort EndpointId) : ISepCommand<RequestMirrorResponse>
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 2;

    /// <summary>The answer of an ESI that cannot mirror.</summary>
    public const ushort CannotMirror = 0xFFFF;

    private const ushort MaxEndpoint = 0x00F0;

    public static CommandKey Key => CommandKey.Specific(ClusterId.Metering, 0x01, Direction.ClientToServer);

    public static RequestMirrorResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(EndpointId)));
    }

    public void Write(ref WireWriter w)
    {
        FieldRange.Require(EndpointId is CannotMirror or (>= 1 and <= MaxEndpoint), EndpointId);
        FixedWriter f = w.Fixed(Size);
        f.U16(EndpointId);
    }
}
