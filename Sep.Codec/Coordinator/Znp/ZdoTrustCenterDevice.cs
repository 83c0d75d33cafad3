using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_TC_DEV_IND: a device joined; the trust centre sends it the network key.</summary>
/// <param name="NwkAddress">Its network address.</param>
/// <param name="Device">Which.</param>
/// <param name="Parent">By whom it joined.</param>
public readonly record struct ZdoTrustCenterDevice(ushort NwkAddress, Eui64 Device, ushort Parent) : ILayerCommand<ZdoTrustCenterDevice, ZnpCommandId>
{
    private const int FixedSize = 12;

    public static ZnpCommandId Id => ZnpCommandId.ZdoTrustCenterDevice;

    public static ZdoTrustCenterDevice Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(NwkAddress)), f.Eui64(nameof(Device)), f.U16(nameof(Parent)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(NwkAddress);
        f.Eui64(Device);
        f.U16(Parent);
    }
}
