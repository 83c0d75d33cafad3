using Sep.Codec.Wire;

namespace Sep.Codec.Zdo;

/// <summary>IEEE_addr_req: asks for a device's EUI-64.</summary>
/// <param name="NwkAddress">The device.</param>
/// <param name="RequestType">With its children or without.</param>
/// <param name="StartIndex">The first child wanted; 0 in a single device request.</param>
public readonly record struct IeeeAddressRequest(ushort NwkAddress, AddressRequestType RequestType = AddressRequestType.SingleDevice, byte StartIndex = 0)
    : ILayerCommand<IeeeAddressRequest, ZdoClusterId>
{
    /// <summary>Octets after the transaction sequence number.</summary>
    public const int Size = 4;

    public static ZdoClusterId Id => ZdoClusterId.IeeeAddressRequest;

    public static IeeeAddressRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(Size);
        return new(f.U16(nameof(NwkAddress)), f.Named8<AddressRequestType>(nameof(RequestType)), f.U8(nameof(StartIndex)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(Size);
        f.U16(NwkAddress);
        f.Named8(RequestType);
        f.U8(StartIndex);
    }
}
