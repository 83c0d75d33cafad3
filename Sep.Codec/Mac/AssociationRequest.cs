using Sep.Codec.Wire;

namespace Sep.Codec.Mac;

/// <summary>A device that is not on the network yet asks a router for admission.</summary>
/// <param name="Capability">What the device is.</param>
public readonly record struct AssociationRequest(CapabilityInformation Capability) : ILayerCommand<AssociationRequest, MacCommandId>
{
    public static MacCommandId Id => MacCommandId.AssociationRequest;

    public static AssociationRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.Named8<CapabilityInformation>(nameof(Capability)));

    public void Write(ref WireWriter w) => w.Named8(Capability);
}
