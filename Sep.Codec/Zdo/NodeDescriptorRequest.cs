using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Node_Desc_req: asks what a device is.</summary>
/// <param name="NwkAddressOfInterest">The device.</param>
public readonly record struct NodeDescriptorRequest(ushort NwkAddressOfInterest) : ILayerCommand<NodeDescriptorRequest, ZdoClusterId>
{
    public static ZdoClusterId Id => ZdoClusterId.NodeDescriptorRequest;

    public static NodeDescriptorRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.U16(nameof(NwkAddressOfInterest)));

    public void Write(ref WireWriter w) => w.U16(NwkAddressOfInterest);
}
