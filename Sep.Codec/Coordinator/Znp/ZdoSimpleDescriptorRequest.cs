using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_SIMPLE_DESC_REQ.</summary>
/// <param name="Destination">Who is asked.</param>
/// <param name="NwkAddressOfInterest">About whom.</param>
/// <param name="Endpoint">Which.</param>
public readonly record struct ZdoSimpleDescriptorRequest(ushort Destination, ushort NwkAddressOfInterest, byte Endpoint)
    : IZnpRequest<ZdoSimpleDescriptorRequest, ZnpStatusAnswer>
{
    private const int FixedSize = 5;

    public static ZnpCommandId Id => ZnpCommandId.ZdoSimpleDescriptorRequest;

    public static ZdoSimpleDescriptorRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Destination)), f.U16(nameof(NwkAddressOfInterest)), f.U8(nameof(Endpoint)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Destination);
        f.U16(NwkAddressOfInterest);
        f.U8(Endpoint);
    }
}
