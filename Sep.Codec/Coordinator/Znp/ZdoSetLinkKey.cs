using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_SET_LINK_KEY: gives the chip the link key that the host shares with a device.</summary>
/// <param name="NwkAddress">The device.</param>
/// <param name="Device">The device.</param>
/// <param name="LinkKey">The key.</param>
public readonly record struct ZdoSetLinkKey(ushort NwkAddress, Eui64 Device, AesKey LinkKey) : IZnpRequest<ZdoSetLinkKey, ZnpStatusAnswer>
{
    private const int FixedSize = 26;

    public static ZnpCommandId Id => ZnpCommandId.ZdoSetLinkKey;

    public static ZdoSetLinkKey Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(NwkAddress)), f.Eui64(nameof(Device)), new AesKey(f.Raw(nameof(LinkKey), AesKey.Size)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(NwkAddress);
        f.Eui64(Device);
        AesKey linkKey = LinkKey;
        f.Raw(linkKey);
    }
}
