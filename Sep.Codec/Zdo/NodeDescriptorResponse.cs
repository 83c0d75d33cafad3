using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Node_Desc_rsp: what a device is.</summary>
/// <param name="Status">How the request ended.</param>
/// <param name="NwkAddressOfInterest">The device.</param>
/// <param name="Descriptor">There on success, and only then.</param>
public readonly record struct NodeDescriptorResponse(ZdoStatus Status, ushort NwkAddressOfInterest, NodeDescriptor? Descriptor = null)
    : ILayerCommand<NodeDescriptorResponse, ZdoClusterId>
{
    private const int FixedSize = 3;

    public static ZdoClusterId Id => ZdoClusterId.NodeDescriptorResponse;

    public static NodeDescriptorResponse Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        ZdoStatus status = f.Named8<ZdoStatus>(nameof(Status));
        return new(status, f.U16(nameof(NwkAddressOfInterest)), status == ZdoStatus.Success ? NodeDescriptor.Read(ref r) : null);
    }

    public void Write(ref WireWriter w)
    {
        if (Descriptor is null == (Status == ZdoStatus.Success))
        {
            throw new ArgumentException("A descriptor goes with success, and only with it.");
        }

        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        f.U16(NwkAddressOfInterest);
        if (Descriptor is NodeDescriptor descriptor)
        {
            descriptor.Write(ref w);
        }
    }
}
