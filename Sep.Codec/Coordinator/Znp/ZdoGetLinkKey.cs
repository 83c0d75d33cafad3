using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_GET_LINK_KEY: reads the link key of a device back.</summary>
/// <param name="Device">The device.</param>
public readonly record struct ZdoGetLinkKey(Eui64 Device) : IZnpRequest<ZdoGetLinkKey, ZdoGetLinkKeyAnswer>
{
    private const int FixedSize = 8;

    public static ZnpCommandId Id => ZnpCommandId.ZdoGetLinkKey;

    public static ZdoGetLinkKey Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
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
