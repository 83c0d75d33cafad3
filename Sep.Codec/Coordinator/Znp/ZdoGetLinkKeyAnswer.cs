using Sep.Codec.Security;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>The link key of a device.</summary>
/// <param name="Status">Success when there is one.</param>
/// <param name="Device">The device.</param>
/// <param name="LinkKey">The key.</param>
public readonly record struct ZdoGetLinkKeyAnswer(ZnpStatus Status, Eui64 Device, AesKey LinkKey) : IWireValue<ZdoGetLinkKeyAnswer>
{
    private const int FixedSize = 25;

    public static ZdoGetLinkKeyAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named8<ZnpStatus>(nameof(Status)), f.Eui64(nameof(Device)), new AesKey(f.Raw(nameof(LinkKey), AesKey.Size)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        f.Eui64(Device);
        AesKey linkKey = LinkKey;
        f.Raw(linkKey);
    }
}
