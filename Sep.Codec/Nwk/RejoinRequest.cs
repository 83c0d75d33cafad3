using Sep.Codec.Mac;
using Sep.Codec.Wire;

namespace Sep.Codec.Nwk;

/// <summary>
/// A device that knows the network asks a router for admission again, with the network key (secured) or without (trust centre rejoin).
/// </summary>
/// <param name="Capability">What the device is.</param>
public readonly record struct RejoinRequest(CapabilityInformation Capability) : ILayerCommand<RejoinRequest, NwkCommandId>
{
    public static NwkCommandId Id => NwkCommandId.RejoinRequest;

    public static RejoinRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.Named8<CapabilityInformation>(nameof(Capability)));

    public void Write(ref WireWriter w) => w.Named8(Capability);
}
