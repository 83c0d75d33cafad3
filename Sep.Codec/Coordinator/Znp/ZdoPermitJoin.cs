using Sep.Codec.Wire;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>ZDO_PERMIT_JOIN_IND: the window for new devices has changed.</summary>
/// <param name="Seconds">0: closed.</param>
public readonly record struct ZdoPermitJoin(byte Seconds) : ILayerCommand<ZdoPermitJoin, ZnpCommandId>
{
    private const int FixedSize = 1;

    public static ZnpCommandId Id => ZnpCommandId.ZdoPermitJoin;

    public static ZdoPermitJoin Read<TTrace>(ref WireReader<TTrace> r) where TTrace : struct, ITraceMode
    {
        FixedReader<TTrace> f = r.Fixed(FixedSize);
        return new(f.U8(nameof(Seconds)));
    }

    public void Write(ref WireWriter w)
    {
        FixedWriter f = w.Fixed(FixedSize);
        f.U8(Seconds);
    }
}
