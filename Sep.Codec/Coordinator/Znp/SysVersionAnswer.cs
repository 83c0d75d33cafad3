using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>The version of the firmware.</summary>
/// <param name="TransportRevision">2.</param>
/// <param name="Product">0: Z-Stack 2, 1: Z-Stack 3.</param>
/// <param name="Major">Version of the stack.</param>
/// <param name="Minor">Version of the stack.</param>
/// <param name="Maintenance">Version of the stack.</param>
/// <param name="Revision">Often the day of the build, as 20230507; old firmware does not have it.</param>
public readonly record struct SysVersionAnswer(byte TransportRevision, byte Product, byte Major, byte Minor, byte Maintenance, uint? Revision)
    : IWireValue<SysVersionAnswer>
{
    private const int FixedSize = 5;

    public static SysVersionAnswer Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.U8(nameof(TransportRevision)),
            f.U8(nameof(Product)),
            f.U8(nameof(Major)),
            f.U8(nameof(Minor)),
            f.U8(nameof(Maintenance)),
            r.More ? r.U32(nameof(Revision)) : null);
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(TransportRevision);
        f.U8(Product);
        f.U8(Major);
        f.U8(Minor);
        f.U8(Maintenance);
        if (Revision is uint revision)
        {
            w.U32(revision);
        }
    }
}
