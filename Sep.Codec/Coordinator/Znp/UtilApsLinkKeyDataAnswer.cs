using Sep.Codec.Security;
using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>The link key of a device and its counters.</summary>
/// <param name="Status">Success when there is one.</param>
/// <param name="LinkKey">The key.</param>
/// <param name="OutgoingCounter">Of the last frame sent.</param>
/// <param name="IncomingCounter">Of the last frame received.</param>
public readonly record struct UtilApsLinkKeyDataAnswer(ZnpStatus Status, AesKey LinkKey, uint OutgoingCounter, uint IncomingCounter)
    : IWireValue<UtilApsLinkKeyDataAnswer>
{
    private const int FixedSize = 25;

    public static UtilApsLinkKeyDataAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.Named8<ZnpStatus>(nameof(Status)),
            new AesKey(f.Raw(nameof(LinkKey), AesKey.Size)),
            f.U32(nameof(OutgoingCounter)),
            f.U32(nameof(IncomingCounter)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Status);
        AesKey linkKey = LinkKey;
        f.Raw(linkKey);
        f.U32(OutgoingCounter);
        f.U32(IncomingCounter);
    }
}
