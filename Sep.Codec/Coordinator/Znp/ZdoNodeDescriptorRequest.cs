using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_NODE_DESC_REQ.</summary>
/// <param name="Destination">Who is asked.</param>
/// <param name="NwkAddressOfInterest">About whom.</param>
public readonly record struct ZdoNodeDescriptorRequest(ushort Destination, ushort NwkAddressOfInterest)
    : IZnpRequest<ZdoNodeDescriptorRequest, ZnpStatusAnswer>
{
    private const int FixedSize = 4;

    public static ZnpCommandId Id => ZnpCommandId.ZdoNodeDescriptorRequest;

    public static ZdoNodeDescriptorRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Destination)), f.U16(nameof(NwkAddressOfInterest)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Destination);
        f.U16(NwkAddressOfInterest);
    }
}
