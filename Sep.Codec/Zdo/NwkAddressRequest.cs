using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>NWK_addr_req: asks for a device's network address.</summary>
/// <param name="IeeeAddress">The device.</param>
/// <param name="RequestType">With its children or without.</param>
/// <param name="StartIndex">The first child wanted; 0 in a single device request.</param>
public readonly record struct NwkAddressRequest(Eui64 IeeeAddress, AddressRequestType RequestType = AddressRequestType.SingleDevice, byte StartIndex = 0)
    : ILayerCommand<NwkAddressRequest, ZdoClusterId>
{
    /// <summary>Octets after the transaction sequence number.</summary>
    public const int Size = 10;

    public static ZdoClusterId Id => ZdoClusterId.NwkAddressRequest;

    public static NwkAddressRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.Eui64(nameof(IeeeAddress)), f.Named8<AddressRequestType>(nameof(RequestType)), f.U8(nameof(StartIndex)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.Eui64(IeeeAddress);
        f.Named8(RequestType);
        f.U8(StartIndex);
    }
}
