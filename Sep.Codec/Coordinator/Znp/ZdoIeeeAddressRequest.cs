using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_IEEE_ADDR_REQ: asks a device for its EUI-64.</summary>
/// <param name="NwkAddress">Which.</param>
/// <param name="Kind">0: the device alone.</param>
/// <param name="StartIndex">0.</param>
public readonly record struct ZdoIeeeAddressRequest(ushort NwkAddress, byte Kind, byte StartIndex)
    : IZnpRequest<ZdoIeeeAddressRequest, ZnpStatusAnswer>
{
    private const int FixedSize = 4;

    public static ZnpCommandId Id => ZnpCommandId.ZdoIeeeAddressRequest;

    public static ZdoIeeeAddressRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(NwkAddress)), f.U8(nameof(Kind)), f.U8(nameof(StartIndex)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(NwkAddress);
        f.U8(Kind);
        f.U8(StartIndex);
    }
}
