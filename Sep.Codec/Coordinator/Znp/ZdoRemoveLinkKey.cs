using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_REMOVE_LINK_KEY: makes the chip forget the link key of a device.</summary>
/// <param name="Device">The device.</param>
public readonly record struct ZdoRemoveLinkKey(Eui64 Device) : IZnpRequest<ZdoRemoveLinkKey, ZnpStatusAnswer>
{
    private const int FixedSize = 8;

    public static ZnpCommandId Id => ZnpCommandId.ZdoRemoveLinkKey;

    public static ZdoRemoveLinkKey Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Eui64(nameof(Device)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Eui64(Device);
    }
}
