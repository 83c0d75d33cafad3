using Sep.Codec.Mac;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>The answer to a rejoin request.</summary>
/// <param name="NetworkAddress">The address from now on; 0xFFFF when refused.</param>
/// <param name="Status">How it ended.</param>
public readonly record struct RejoinResponse(ushort NetworkAddress, AssociationStatus Status) : ILayerCommand<RejoinResponse, NwkCommandId>
{
    /// <summary>Octets after the command id.</summary>
    public const int Size = 3;

    public static NwkCommandId Id => NwkCommandId.RejoinResponse;

    public static RejoinResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(NetworkAddress)), f.Named8<AssociationStatus>(nameof(Status)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(NetworkAddress);
        f.Named8(Status);
    }
}
