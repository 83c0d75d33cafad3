using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Active_EP_req: asks which endpoints a device has.</summary>
/// <param name="NwkAddressOfInterest">The device.</param>
public readonly record struct ActiveEndpointRequest(ushort NwkAddressOfInterest) : ILayerCommand<ActiveEndpointRequest, ZdoClusterId>
{
    public static ZdoClusterId Id => ZdoClusterId.ActiveEndpointRequest;

    public static ActiveEndpointRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode =>
        new(r.U16(nameof(NwkAddressOfInterest)));

    public void Write(ref WireWriter w) => w.U16(NwkAddressOfInterest);
}
