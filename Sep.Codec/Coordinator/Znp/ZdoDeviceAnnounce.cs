using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_END_DEVICE_ANNCE_IND: a device announced itself.</summary>
/// <param name="Source">Who sent it.</param>
/// <param name="NwkAddress">Its network address.</param>
/// <param name="Device">Which.</param>
/// <param name="Capability">MAC capability.</param>
public readonly record struct ZdoDeviceAnnounce(ushort Source, ushort NwkAddress, Eui64 Device, byte Capability)
    : ILayerCommand<ZdoDeviceAnnounce, ZnpCommandId>
{
    private const int FixedSize = 13;

    public static ZnpCommandId Id => ZnpCommandId.ZdoDeviceAnnounce;

    public static ZdoDeviceAnnounce Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U16(nameof(Source)), f.U16(nameof(NwkAddress)), f.Eui64(nameof(Device)), f.U8(nameof(Capability)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U16(Source);
        f.U16(NwkAddress);
        f.Eui64(Device);
        f.U8(Capability);
    }
}
