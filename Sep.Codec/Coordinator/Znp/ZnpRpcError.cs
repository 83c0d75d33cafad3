using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>RPC_ERROR, in place of an answer: the firmware does not take a command.</summary>
/// <param name="Fault">Why.</param>
/// <param name="Command0">First octet of the command.</param>
/// <param name="Command1">Its second octet.</param>
public readonly record struct ZnpRpcError(ZnpRpcFault Fault, byte Command0, byte Command1) : ILayerCommand<ZnpRpcError, ZnpCommandId>
{
    private const int FixedSize = 3;

    public static ZnpCommandId Id => ZnpCommandId.ZnpRpcError;

    public static ZnpRpcError Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.Named8<ZnpRpcFault>(nameof(Fault)), f.U8(nameof(Command0)), f.U8(nameof(Command1)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.Named8(Fault);
        f.U8(Command0);
        f.U8(Command1);
    }
}
