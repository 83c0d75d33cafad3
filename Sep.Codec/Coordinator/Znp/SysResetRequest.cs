using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>SYS_RESET_REQ, from the host: restarts the chip. Never answered but by what the chip says when it is up again.</summary>
/// <param name="Kind">0: as if power had gone. 1: by software; the port stays.</param>
public readonly record struct SysResetRequest(byte Kind) : ILayerCommand<SysResetRequest, ZnpCommandId>
{
    private const int FixedSize = 1;

    public static ZnpCommandId Id => ZnpCommandId.SysResetRequest;

    public static SysResetRequest Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(Kind)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(Kind);
    }
}
