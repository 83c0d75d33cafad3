using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_NWK_ADDR_REQ: asks all for the network address of a device.</summary>
/// <param name="Device">Which.</param>
/// <param name="Kind">0: the device alone.</param>
/// <param name="StartIndex">0.</param>
public readonly record struct ZdoNwkAddressRequest(Eui64 Device, byte Kind, byte StartIndex) : IZnpRequest<ZdoNwkAddressRequest, ZnpStatusAnswer>
{
    private const int FixedSize = 10;

    public static ZnpCommandId Id => ZnpCommandId.ZdoNwkAddressRequest;

    public static ZdoNwkAddressRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Eui64(nameof(Device)), f.U8(nameof(Kind)), f.U8(nameof(StartIndex)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Eui64(Device);
        f.U8(Kind);
        f.U8(StartIndex);
    }
}
