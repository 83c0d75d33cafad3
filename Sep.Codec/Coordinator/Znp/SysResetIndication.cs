using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_RESET_IND: the chip has restarted, asked for or not.</summary>
/// <param name="Reason">Why.</param>
/// <param name="TransportRevision">2.</param>
/// <param name="Product">1: Z-Stack 3.</param>
/// <param name="Major">Version of the stack.</param>
/// <param name="Minor">Version of the stack.</param>
/// <param name="Hardware">Revision of the hardware.</param>
public readonly record struct SysResetIndication(ZnpResetReason Reason, byte TransportRevision, byte Product, byte Major, byte Minor, byte Hardware)
    : ILayerCommand<SysResetIndication, ZnpCommandId>
{
    private const int FixedSize = 6;

    public static ZnpCommandId Id => ZnpCommandId.SysResetIndication;

    public static SysResetIndication Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(
            f.Named8<ZnpResetReason>(nameof(Reason)),
            f.U8(nameof(TransportRevision)),
            f.U8(nameof(Product)),
            f.U8(nameof(Major)),
            f.U8(nameof(Minor)),
            f.U8(nameof(Hardware)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Reason);
        f.U8(TransportRevision);
        f.U8(Product);
        f.U8(Major);
        f.U8(Minor);
        f.U8(Hardware);
    }
}
