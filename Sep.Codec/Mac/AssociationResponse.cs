using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>The answer to an association request, fetched by a data request.</summary>
/// <param name="ShortAddress">The address given; 0xFFFF when there is none.</param>
/// <param name="Status">How it ended.</param>
public readonly record struct AssociationResponse(ushort ShortAddress, AssociationStatus Status) : ILayerCommand<AssociationResponse, MacCommandId>
{
    /// <summary>Octets after the command id.</summary>
    public const int Size = 3;

    public static MacCommandId Id => MacCommandId.AssociationResponse;

    public static AssociationResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(ShortAddress)), f.Named8<AssociationStatus>(nameof(Status)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(ShortAddress);
        f.Named8(Status);
    }
}
