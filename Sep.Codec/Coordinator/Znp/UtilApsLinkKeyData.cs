using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>UTIL_APSME_LINK_KEY_DATA_GET: reads the link key of a device and its counters back.</summary>
/// <param name="Device">Which.</param>
public readonly record struct UtilApsLinkKeyData(Eui64 Device) : IZnpRequest<UtilApsLinkKeyData, UtilApsLinkKeyDataAnswer>
{
    private const int FixedSize = 8;

    public static ZnpCommandId Id => ZnpCommandId.UtilApsLinkKeyData;

    public static UtilApsLinkKeyData Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
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
