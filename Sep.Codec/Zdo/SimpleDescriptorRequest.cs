using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>Simple_Desc_req: asks what an endpoint of a device is.</summary>
/// <param name="NwkAddressOfInterest">The device.</param>
/// <param name="Endpoint">Its endpoint, 1..254.</param>
public readonly record struct SimpleDescriptorRequest(ushort NwkAddressOfInterest, byte Endpoint) : ILayerCommand<SimpleDescriptorRequest, ZdoClusterId>
{
    /// <summary>Octets after the transaction sequence number.</summary>
    public const int Size = 3;

    public static ZdoClusterId Id => ZdoClusterId.SimpleDescriptorRequest;

    public static SimpleDescriptorRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(NwkAddressOfInterest)), f.U8(nameof(Endpoint)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(NwkAddressOfInterest);
        f.U8(Endpoint);
    }
}
